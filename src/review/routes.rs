//! What is asked for, and what is answered. Documents and units are looked up by their ids among those that are open: no
//! path is ever made of a request.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Extension, Form, Query, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};

use super::guard::{self, Guard};
use super::views::{self, Asked};
use super::{Action, Decision, Desk, Filter, Refusal};
use crate::model::Locale;
use crate::report::interface::{Interface, LANGUAGES};
use crate::report::risk::Risk;

/// The largest body, in bytes: a text and a note, not a file.
const BODY: usize = 1 << 20;
/// A request must be done within this time, its body read.
const PATIENCE: Duration = Duration::from_secs(20);
/// Units on a page of the queue.
const PAGE: usize = 50;

const CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; \
    font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Everything a request needs.
struct Room {
    desk: Arc<dyn Desk>,
    guard: Mutex<Guard>,
    languages: Vec<Interface>,
    language: String,
}

impl Room {
    fn guard(&self) -> MutexGuard<'_, Guard> {
        self.guard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ui(&self, wanted: Option<&str>) -> &Interface {
        let wanted = wanted.unwrap_or(&self.language);
        let found = self.languages.iter().find(|ui| *ui.locale() == wanted);
        found.unwrap_or(&self.languages[0])
    }
}

/// The session of a request.
#[derive(Clone)]
struct Reviewer {
    session: String,
    language: String,
}

type Shared = State<Arc<Room>>;
type Values = BTreeMap<String, String>;

pub(super) fn router(desk: Arc<dyn Desk>, guard: Guard, language: &str) -> Router {
    let languages = LANGUAGES.iter().map(|(code, _)| Interface::choose([*code])).collect();
    let room = Arc::new(Room { desk, guard: Mutex::new(guard), languages, language: language.to_owned() });
    Router::new()
        .route("/", page(queue))
        .route("/unit", page(unit))
        .route("/decide", form(decide))
        .route("/check", form(check))
        .route("/merge", form(merge))
        .route("/split", form(split))
        .route("/undo", form(undo))
        .route("/language", form(language_of))
        .route("/review.css", get(|| async { asset("text/css; charset=utf-8", views::STYLE) }))
        .route("/review.js", get(|| async { asset("text/javascript; charset=utf-8", views::SCRIPT) }))
        .route("/icon.svg", get(|| async { asset("image/svg+xml", include_str!("pages/icon.svg")) }))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(DefaultBodyLimit::max(BODY))
        .layer(middleware::from_fn_with_state(Arc::clone(&room), admit))
        .layer(middleware::map_response(harden))
        .with_state(room)
}

/// What answers a reviewer's request, by the values of its query or form.
type Answer = fn(&Room, &Reviewer, &Values) -> Response;

/// A page, asked for by a query.
fn page(answer: Answer) -> MethodRouter<Arc<Room>> {
    get(move |State(room): Shared, Extension(who): Extension<Reviewer>, Query(values): Query<Values>| {
        work(room, move |room| answer(room, &who, &values))
    })
}

/// Something that is done, by a form.
fn form(answer: Answer) -> MethodRouter<Arc<Room>> {
    post(move |State(room): Shared, Extension(who): Extension<Reviewer>, Form(values): Form<Values>| {
        work(room, move |room| answer(room, &who, &values))
    })
}

/// The routes for one connection.
pub(super) fn with_visitor(router: Router, visitor: SocketAddr) -> Router {
    router.layer(Extension(visitor))
}

fn asset(kind: &'static str, text: impl Into<String>) -> Response {
    ([(header::CONTENT_TYPE, kind)], text.into()).into_response()
}

/// Headers of every answer.
async fn harden(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CSP),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        // Without any referrer browsers hide the origin of a form as well.
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn value(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// Answers a request that may not come in, and passes on one that may.
async fn admit(
    State(room): Shared,
    Extension(visitor): Extension<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let now = Instant::now();
    let headers = request.headers();
    let host = value(headers, header::HOST);
    let length = value(headers, header::CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    let origin = value(headers, header::ORIGIN);
    let reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let refused = {
        let mut guard = room.guard();
        if !guard.knows_host(host) {
            Some((StatusCode::MISDIRECTED_REQUEST, "review-refused-host"))
        } else if !guard.may_ask(visitor.ip(), now) {
            Some((StatusCode::TOO_MANY_REQUESTS, "review-refused-often"))
        } else if length.is_some_and(|length| length > BODY as u64) {
            Some((StatusCode::PAYLOAD_TOO_LARGE, "review-refused-large"))
        } else if !reading && !guard.knows_origin(origin, host) {
            Some((StatusCode::FORBIDDEN, "review-refused-origin"))
        } else {
            None
        }
    };
    if let Some((status, id)) = refused {
        return refusal(&room, None, status, id);
    }
    if reading && let Some(token) = token_of(request.uri().query()) {
        let Ok(session) = guard::random() else {
            return refusal(&room, None, StatusCode::INTERNAL_SERVER_ERROR, "review-refused-token");
        };
        let entered = room.guard().enter(visitor.ip(), &token, session, now);
        return match entered {
            Ok(cookie) => see_other("/", &[(header::SET_COOKIE, cookie)]),
            Err(true) => refusal(&room, None, StatusCode::TOO_MANY_REQUESTS, "review-refused-often"),
            Err(false) => refusal(&room, None, StatusCode::FORBIDDEN, "review-refused-token"),
        };
    }
    let session = {
        let guard = room.guard();
        guard.session(value(request.headers(), header::COOKIE)).map(|session| {
            let language = guard.language(&session).unwrap_or_else(|| room.language.clone());
            Reviewer { session, language }
        })
    };
    let Some(reviewer) = session else {
        return refusal(&room, None, StatusCode::UNAUTHORIZED, "review-refused-session");
    };
    let language = reviewer.language.clone();
    request.extensions_mut().insert(reviewer);
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => refusal(&room, Some(&language), StatusCode::REQUEST_TIMEOUT, "review-refused-slow"),
    }
}

/// The token in a query; only hexadecimal digits and letters stand in one.
fn token_of(query: Option<&str>) -> Option<String> {
    query?.split('&').find_map(|pair| pair.strip_prefix("token=")).map(str::to_owned)
}

fn refusal(room: &Room, language: Option<&str>, status: StatusCode, id: &str) -> Response {
    let page = views::message(room.ui(language), id);
    (status, Html(page)).into_response()
}

fn see_other(place: &str, more: &[(HeaderName, String)]) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = [(header::LOCATION, place.to_owned())].into_iter().chain(more.iter().cloned());
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// Does the work of a request where it may wait for the disk.
async fn work(room: Arc<Room>, work: impl FnOnce(&Room) -> Response + Send + 'static) -> Response {
    match tokio::task::spawn_blocking(move || work(&room)).await {
        Ok(response) => response,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn get_value<'v>(values: &'v Values, name: &str) -> &'v str {
    values.get(name).map_or("", String::as_str)
}

fn filter(room: &Room, values: &Values) -> (Filter, usize) {
    let some = |name: &str| Some(get_value(values, name)).filter(|v| !v.is_empty()).map(str::to_owned);
    let page = get_value(values, "page").parse::<usize>().unwrap_or(1).clamp(1, 1_000_000);
    let locale = get_value(values, "l");
    let filter = Filter {
        document: some("d"),
        locale: room.desk.locales().1.iter().find(|known| known.to_string() == locale).cloned(),
        state: some("state"),
        risk: Risk::ALL.into_iter().find(|risk| risk.word() == get_value(values, "risk")),
        words: get_value(values, "q").chars().take(200).collect(),
        skip: (page - 1) * PAGE,
        most: PAGE,
    };
    (filter, page)
}

fn queue(room: &Room, who: &Reviewer, values: &Values) -> Response {
    let (filter, page) = filter(room, values);
    let queue = room.desk.queue(&filter);
    let asked = Asked { values, page, of: queue.total.div_ceil(PAGE).max(1) };
    Html(views::queue(room.ui(Some(&who.language)), room.desk.as_ref(), &queue, &asked)).into_response()
}

fn unit(room: &Room, who: &Reviewer, values: &Values) -> Response {
    show(room, who, StatusCode::OK, values, None)
}

/// The page of a unit; with what was refused on it.
fn show(
    room: &Room,
    who: &Reviewer,
    status: StatusCode,
    values: &Values,
    refused: Option<&views::Refused>,
) -> Response {
    let ui = room.ui(Some(&who.language));
    match room.desk.open(get_value(values, "d"), get_value(values, "u")) {
        Ok(opened) => {
            let done = get_value(values, "done");
            (status, Html(views::unit(ui, room.desk.as_ref(), &opened, refused, done))).into_response()
        }
        Err(error) => refuse(ui, &error),
    }
}

fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Unknown => StatusCode::NOT_FOUND,
        Refusal::Conflict => StatusCode::CONFLICT,
        Refusal::Nothing | Refusal::Empty | Refusal::Outdated => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn refuse(ui: &Interface, refusal: &Refusal) -> Response {
    (status_of(refusal), Html(views::refusal(ui, refusal))).into_response()
}

fn decide(room: &Room, who: &Reviewer, values: &Values) -> Response {
    let ui = room.ui(Some(&who.language));
    let word = get_value(values, "action");
    let action = Action::WORDS.iter().find(|(known, _)| *known == word).map(|(_, action)| *action);
    let locale: Option<Locale> = get_value(values, "l").parse().ok();
    let (Some(action), Some(locale)) = (action, locale) else { return refuse(ui, &Refusal::Unknown) };
    let decision = Decision {
        document: get_value(values, "d").to_owned(),
        unit: get_value(values, "u").to_owned(),
        locale,
        version: get_value(values, "version").to_owned(),
        text: get_value(values, "text").to_owned(),
        action,
        note: get_value(values, "note").to_owned(),
    };
    match room.desk.decide(&who.session, &decision) {
        Ok(()) => see_other(&views::unit_link(&decision.document, &decision.unit, Some(word)), &[]),
        Err(error) => {
            let refused = views::Refused {
                message: views::why(ui, &error),
                conflict: error == Refusal::Conflict,
                locale: decision.locale.clone(),
                text: decision.text.replace("\r\n", "\n"),
                note: decision.note.clone(),
            };
            show(room, who, status_of(&error), values, Some(&refused))
        }
    }
}

fn check(room: &Room, who: &Reviewer, values: &Values) -> Response {
    let ui = room.ui(Some(&who.language));
    let Ok(locale) = get_value(values, "l").parse::<Locale>() else {
        return refuse(ui, &Refusal::Unknown);
    };
    let text = get_value(values, "text");
    match room.desk.check(get_value(values, "d"), get_value(values, "u"), &locale, text) {
        Ok(checked) => Html(views::checked(ui, room.desk.as_ref(), &locale, text, &checked)).into_response(),
        Err(error) => refuse(ui, &error),
    }
}

fn merge(room: &Room, who: &Reviewer, values: &Values) -> Response {
    let (document, unit) = (get_value(values, "d"), get_value(values, "u"));
    let merged = room.desk.merge(&who.session, document, unit, get_value(values, "version"));
    bordered(room, who, values, merged, "merge")
}

fn split(room: &Room, who: &Reviewer, values: &Values) -> Response {
    let (document, unit) = (get_value(values, "d"), get_value(values, "u"));
    let (source, targets) = room.desk.locales();
    let cut = |locale: &Locale| Some((locale.clone(), values.get(&format!("cut-{locale}"))?.parse().ok()?));
    let cuts: BTreeMap<Locale, usize> = std::iter::once(source).chain(targets).filter_map(cut).collect();
    let split = room.desk.split(&who.session, document, unit, get_value(values, "version"), &cuts);
    bordered(room, who, values, split, "split")
}

fn bordered(
    room: &Room,
    who: &Reviewer,
    values: &Values,
    outcome: Result<String, Refusal>,
    done: &str,
) -> Response {
    match outcome {
        Ok(unit) => see_other(&views::unit_link(get_value(values, "d"), &unit, Some(done)), &[]),
        Err(error) => {
            let ui = room.ui(Some(&who.language));
            let refused = views::Refused {
                message: views::why(ui, &error),
                conflict: false,
                locale: Locale::default(),
                text: String::new(),
                note: String::new(),
            };
            show(room, who, status_of(&error), values, Some(&refused))
        }
    }
}

fn undo(room: &Room, who: &Reviewer, _values: &Values) -> Response {
    match room.desk.undo(&who.session) {
        Ok((document, unit)) => see_other(&views::unit_link(&document, &unit, Some("undo")), &[]),
        Err(error) => refuse(room.ui(Some(&who.language)), &error),
    }
}

fn language_of(room: &Room, who: &Reviewer, values: &Values) -> Response {
    let wanted = get_value(values, "language");
    if LANGUAGES.iter().any(|(code, _)| *code == wanted) {
        room.guard().speak(&who.session, wanted);
    }
    let (document, unit) = (get_value(values, "d"), get_value(values, "u"));
    let place = if unit.is_empty() { "/".to_owned() } else { views::unit_link(document, unit, None) };
    see_other(&place, &[])
}
