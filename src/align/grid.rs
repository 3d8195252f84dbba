//! Which cells of the table of all cuts are looked at.

use std::ops::Range;

use super::AlignOptions;

/// Segments to either side of an anchor that the path may take where all paths between two anchors are looked at.
const ASIDE: usize = 3;

/// The cells of an (n + 1) × (m + 1) table that are looked at: all of a small one, or with anchors those between two of them and
/// near by; of a large one a band along the line through the anchors. Each row's columns begin no earlier than those of the row
/// before, and overlap them.
#[derive(Debug)]
pub struct Grid {
    rows: Vec<Range<usize>>,
    /// Cells before each row.
    before: Vec<usize>,
}

impl Grid {
    /// A table of `n` by `m` segments.
    pub fn new(n: usize, m: usize, anchors: &[(usize, usize)], options: &AlignOptions) -> Self {
        let mut rows = vec![0..m + 1; n + 1];
        let exact = (n + 1) * (m + 1) <= options.exact;
        if !exact || !anchors.is_empty() {
            // Between two anchors there must be room for every path from one to the other.
            let corners = std::iter::once((0, 0)).chain(anchors.iter().copied()).chain([(n, m)]);
            let corners: Vec<(usize, usize)> = corners.collect();
            let aside = if exact { ASIDE } else { options.band };
            rows.fill(m + 1..0);
            for pair in corners.windows(2) {
                let ((i, j), (k, l)) = (pair[0], pair[1]);
                let (first, last) = (i.saturating_sub(aside), (k + aside).min(n));
                for (row, columns) in (first..).zip(&mut rows[first..=last]) {
                    let along = |row: usize| j + (row.clamp(i, k) - i) * (l - j) / (k - i).max(1);
                    let (low, high) = if exact {
                        // A side that has more lines must be able to leave them all out before the next.
                        let apart = (l - j).abs_diff(k - i);
                        (along(row).saturating_sub(apart).max(j), (along(row) + apart).min(l))
                    } else if k - i < 2 {
                        (j, l)
                    } else {
                        (along(row), along(row))
                    };
                    columns.start = columns.start.min(low.saturating_sub(aside));
                    columns.end = columns.end.max((high + aside).min(m) + 1);
                }
            }
        }
        Self::of(rows)
    }

    /// A table of these cells of each row.
    pub fn of(rows: Vec<Range<usize>>) -> Self {
        let mut cells = 0;
        let before = rows
            .iter()
            .map(|columns| {
                let here = cells;
                cells += columns.len();
                here
            })
            .chain([0])
            .collect::<Vec<_>>();
        let mut grid = Self { rows, before };
        if let Some(last) = grid.before.last_mut() {
            *last = cells;
        }
        grid
    }

    /// How many cells there are.
    pub fn cells(&self) -> usize {
        self.before.last().copied().unwrap_or(0)
    }

    /// The columns of a row.
    pub fn columns(&self, i: usize) -> Range<usize> {
        self.rows[i].clone()
    }

    /// The number of a cell, if it is one of those.
    pub fn cell(&self, i: usize, j: usize) -> Option<usize> {
        self.rows[i].contains(&j).then(|| self.before[i] + j - self.rows[i].start)
    }

    /// For each segment of a side (0: rows, 1: columns) the segments of the other side that its cells meet.
    pub fn windows(&self, side: usize) -> Vec<Range<usize>> {
        if side == 0 {
            return self.rows.clone();
        }
        let width = self.rows.iter().map(|columns| columns.end).max().unwrap_or(0);
        let mut windows = vec![Range { start: usize::MAX, end: 0 }; width];
        for (i, columns) in self.rows.iter().enumerate() {
            for window in &mut windows[columns.clone()] {
                window.start = window.start.min(i);
                window.end = i + 1;
            }
        }
        windows
    }
}
