//! Who may come in: the token, the cookie it is exchanged for, the hosts and origins that are answered, and how often.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, SocketAddr};
use std::time::Instant;

/// Bytes of randomness in a token and in a session.
const RANDOM: usize = 24;
/// A visitor has so many requests in hand, and gets so many a second.
const BURST: f64 = 240.0;
const RATE: f64 = 60.0;
/// So many wrong tokens a visitor has in hand, and gets one of them back every ten seconds.
const GUESSES: f64 = 10.0;
const GUESS_RATE: f64 = 0.1;
/// So many sessions are known at a time; of more the oldest are forgotten.
const SESSIONS: usize = 1_000;

/// Letters and digits that nobody can guess.
///
/// # Errors
///
/// A system without randomness.
pub fn random() -> Result<String, getrandom::Error> {
    let mut bytes = [0u8; RANDOM];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Whether two secrets are equal, in a time that does not tell how far they are.
fn equal(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}

/// Tokens that come back with time.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    left: f64,
    at: Instant,
}

impl Bucket {
    fn take(&mut self, now: Instant, most: f64, rate: f64) -> bool {
        let passed = now.saturating_duration_since(self.at).as_secs_f64();
        self.left = (self.left + passed * rate).min(most);
        self.at = now;
        let enough = self.left >= 1.0;
        if enough {
            self.left -= 1.0;
        }
        enough
    }
}

/// What is known of the reviewers.
#[derive(Debug)]
pub struct Guard {
    token: String,
    hosts: BTreeSet<String>,
    cookie: String,
    sessions: Vec<Session>,
    visits: BTreeMap<IpAddr, Bucket>,
    guesses: BTreeMap<IpAddr, Bucket>,
}

#[derive(Debug)]
struct Session {
    id: String,
    language: Option<String>,
}

impl Guard {
    /// A guard of the page at `address`. It answers to the names of the loopback interface and to `hosts`.
    pub fn new(token: String, address: SocketAddr, hosts: &[String]) -> Self {
        let port = address.port();
        let mut known: BTreeSet<String> = hosts.iter().map(|host| host.to_ascii_lowercase()).collect();
        for host in ["localhost", "127.0.0.1", "[::1]"] {
            known.insert(format!("{host}:{port}"));
        }
        if !address.ip().is_unspecified() {
            known.insert(address.to_string());
        }
        Self {
            token,
            hosts: known,
            // Cookies are not kept apart by port: two projects open at once must not share one.
            cookie: format!("tarjuman-{port}"),
            sessions: Vec::new(),
            visits: BTreeMap::new(),
            guesses: BTreeMap::new(),
        }
    }

    /// Whether the page answers to a `Host`: anything else may be a foreign name that was made to lead here.
    pub fn knows_host(&self, host: Option<&str>) -> bool {
        host.is_some_and(|host| self.hosts.contains(&host.to_ascii_lowercase()))
    }

    /// Whether a request that changes something comes from the page itself. Browsers send `Origin` with every POST.
    pub fn knows_origin(&self, origin: Option<&str>, host: Option<&str>) -> bool {
        let (Some(origin), Some(host)) = (origin, host) else { return false };
        let name = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
        self.knows_host(Some(host)) && name.is_some_and(|name| name.eq_ignore_ascii_case(host))
    }

    /// Whether a visitor may ask now.
    pub fn may_ask(&mut self, visitor: IpAddr, now: Instant) -> bool {
        bucket(&mut self.visits, visitor, now, BURST).take(now, BURST, RATE)
    }

    /// Lets a visitor with the right token in, and gives the cookie to set; `Err(true)` for one who guessed too often.
    pub fn enter(
        &mut self,
        visitor: IpAddr,
        token: &str,
        session: String,
        now: Instant,
    ) -> Result<String, bool> {
        // The right token counts too: otherwise the answer would say how a guess was.
        if !bucket(&mut self.guesses, visitor, now, GUESSES).take(now, GUESSES, GUESS_RATE) {
            return Err(true);
        }
        if !equal(token, &self.token) {
            return Err(false);
        }
        if let Some(bucket) = self.guesses.get_mut(&visitor) {
            bucket.left = (bucket.left + 1.0).min(GUESSES);
        }
        if self.sessions.len() >= SESSIONS {
            self.sessions.remove(0);
        }
        let cookie = format!("{}={session}; HttpOnly; SameSite=Strict; Path=/", self.cookie);
        self.sessions.push(Session { id: session, language: None });
        Ok(cookie)
    }

    /// The session that a `Cookie` header names, if there is one.
    pub fn session(&self, cookies: Option<&str>) -> Option<String> {
        self.find(cookies).map(|at| self.sessions[at].id.clone())
    }

    /// The interface language that a session has chosen.
    pub fn language(&self, session: &str) -> Option<String> {
        self.sessions.iter().find(|known| known.id == session)?.language.clone()
    }

    /// Chooses the interface language of a session.
    pub fn speak(&mut self, session: &str, language: &str) {
        if let Some(session) = self.sessions.iter_mut().find(|known| known.id == session) {
            session.language = Some(language.to_owned());
        }
    }

    fn find(&self, cookies: Option<&str>) -> Option<usize> {
        let prefix = format!("{}=", self.cookie);
        let value = cookies?.split(';').find_map(|cookie| cookie.trim().strip_prefix(prefix.as_str()))?;
        self.sessions.iter().position(|session| equal(&session.id, value))
    }
}

/// So many visitors are remembered.
const VISITORS: usize = 10_000;

fn bucket(all: &mut BTreeMap<IpAddr, Bucket>, visitor: IpAddr, now: Instant, full: f64) -> &mut Bucket {
    if all.len() >= VISITORS {
        all.clear();
    }
    all.entry(visitor).or_insert(Bucket { left: full, at: now })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn guard() -> Guard {
        Guard::new("secret".into(), "127.0.0.1:4000".parse().unwrap(), &["Review.example".into()])
    }

    #[test]
    fn only_known_hosts_are_answered() {
        let rows = [
            (Some("127.0.0.1:4000"), true, "the address itself"),
            (Some("localhost:4000"), true, "its name"),
            (Some("LOCALHOST:4000"), true, "names have no case"),
            (Some("review.example"), true, "a name that was given"),
            (Some("127.0.0.1:4001"), false, "another port"),
            (Some("evil.example:4000"), false, "a foreign name that was made to lead here"),
            (Some("127.0.0.1:4000.evil.example"), false, "one that only begins so"),
            (None, false, "no name at all"),
        ];
        for (host, known, why) in rows {
            assert_eq!(guard().knows_host(host), known, "{why}");
        }
    }

    #[test]
    fn only_the_page_itself_may_change_something() {
        let host = Some("127.0.0.1:4000");
        let rows = [
            (Some("http://127.0.0.1:4000"), host, true, "the page"),
            (Some("https://review.example"), Some("review.example"), true, "behind a proxy"),
            (Some("http://localhost:4000"), host, false, "another name is another origin"),
            (Some("http://evil.example"), host, false, "another site"),
            (Some("null"), host, false, "a sandbox or a file"),
            (None, host, false, "no browser, or one that hides it"),
            (Some("http://evil.example"), Some("evil.example"), false, "a rebound name"),
        ];
        for (origin, host, known, why) in rows {
            assert_eq!(guard().knows_origin(origin, host), known, "{why}");
        }
    }

    #[test]
    fn a_token_is_exchanged_for_a_session_and_cannot_be_guessed() {
        let (mut guard, now) = (guard(), Instant::now());
        let visitor: IpAddr = "127.0.0.1".parse().unwrap();
        let cookie = guard.enter(visitor, "secret", "s1".into(), now).unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        assert_eq!(guard.session(Some("a=b; tarjuman-4000=s1")), Some("s1".into()));
        for cookies in [None, Some("tarjuman-4000=s2"), Some("tarjuman-4001=s1"), Some("tarjuman-4000=")] {
            assert_eq!(guard.session(cookies), None, "{cookies:?}");
        }
        let wrong = (0..50).map(|_| guard.enter(visitor, "guess", "s3".into(), now).unwrap_err());
        assert_eq!(wrong.filter(|too_often| !too_often).count(), GUESSES as usize);
        assert_eq!(guard.enter(visitor, "secret", "s4".into(), now), Err(true), "also with the right one");
        let later = now + Duration::from_secs(60);
        assert!(guard.enter(visitor, "secret", "s4".into(), later).is_ok(), "until some time has passed");
    }

    #[test]
    fn who_asks_too_often_has_to_wait() {
        let (mut guard, now) = (guard(), Instant::now());
        let visitor: IpAddr = "10.0.0.1".parse().unwrap();
        let answered = (0..1000).filter(|_| guard.may_ask(visitor, now)).count();
        assert_eq!(answered, BURST as usize);
        assert!(guard.may_ask("10.0.0.2".parse().unwrap(), now), "others do not");
        assert!(guard.may_ask(visitor, now + Duration::from_secs(1)));
    }

    #[test]
    fn secrets_differ() {
        let all: BTreeSet<String> = (0..100).map(|_| random().unwrap()).collect();
        assert_eq!(all.len(), 100);
        assert!(all.iter().all(|one| one.len() == 2 * RANDOM));
    }
}
