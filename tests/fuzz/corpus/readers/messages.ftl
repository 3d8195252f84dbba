# c
unread = { $count ->
    [one] Bir { $x }
   *[other] { $count } hat
}
    .title = T
-brand = B
