//! Where a shared memory is: `postgres://user@host/database`, without a password.

use std::fmt;

/// The address of a server of memories. It never has a password in it, so that it can be shown.
///
/// ```
/// use tarjuman::memory::Address;
///
/// let address = Address::parse("postgres://tarjuman@db.example/memory").unwrap();
/// assert_eq!(address.to_string(), "postgres://tarjuman@db.example/memory");
/// assert!(Address::parse("postgres://tarjuman:secret@db.example/memory").is_none(), "a password");
/// assert!(!Address::is_meant(".tarjuman/memory.sqlite"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

const SCHEMES: [&str; 2] = ["postgres://", "postgresql://"];

impl Address {
    /// Whether a text is meant as an address and not as the name of a file.
    pub fn is_meant(text: &str) -> bool {
        SCHEMES.iter().any(|scheme| text.starts_with(scheme))
    }

    /// Reads an address; none where it is not one, or has a password.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = SCHEMES.iter().find_map(|scheme| text.strip_prefix(scheme))?;
        let (authority, query) = rest.split_once('?').unwrap_or((rest, ""));
        let user = authority.rsplit_once('@').map_or("", |(user, _)| user);
        let secret = |name: &str| ["password", "passfile", "sslpassword"].contains(&name);
        let hidden = query.split('&').any(|part| secret(part.split('=').next().unwrap_or_default()));
        let odd = text.chars().any(|c| c.is_control() || c.is_whitespace());
        (!user.contains(':') && !hidden && !odd && !authority.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the connection is not encrypted: the server is on this machine, or the user says (`sslmode=disable`) that the network
    /// is trusted.
    #[cfg(feature = "postgres")]
    pub(super) fn is_plain(&self) -> bool {
        use postgres::config::Host;

        let asked = self.options().find_map(|option| option.strip_prefix("sslmode="));
        let Ok(config) = self.for_client().0.parse::<postgres::Config>() else { return false };
        let is_here = |host: &Host| match host {
            Host::Tcp(name) => {
                name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
            }
            #[cfg(unix)]
            Host::Unix(_) => true,
        };
        let here = || {
            config.get_hostaddrs().iter().all(std::net::IpAddr::is_loopback)
                && config.get_hosts().iter().all(is_here)
        };
        match asked {
            Some("disable") => true,
            Some("require" | "verify-ca" | "verify-full") => false,
            _ => here(),
        }
    }

    /// The options behind the address.
    #[cfg(feature = "postgres")]
    fn options(&self) -> impl Iterator<Item = &str> {
        self.0
            .split_once('?')
            .map_or("", |(_, options)| options)
            .split('&')
            .filter(|option| !option.is_empty())
    }

    /// The address without what only this program reads, and the file of `sslrootcert`.
    #[cfg(feature = "postgres")]
    pub(super) fn for_client(&self) -> (String, Option<String>) {
        let place = self.0.split_once('?').map_or(self.0.as_str(), |(place, _)| place);
        let own = |option: &&str| !option.starts_with("sslmode=") && !option.starts_with("sslrootcert=");
        let rest: Vec<&str> = self.options().filter(own).collect();
        let root = self.options().find_map(|option| option.strip_prefix("sslrootcert="));
        let mark = if rest.is_empty() { "" } else { "?" };
        (format!("{place}{mark}{}", rest.join("&")), root.map(str::to_owned))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_have_no_place_in_an_address() {
        let rows: &[(&str, bool, &str)] = &[
            ("postgres://u@localhost/m", true, "a user"),
            ("postgresql://localhost:5433/m", true, "a port is no password"),
            ("postgres://u@%2Frun%2Fpostgresql/m", true, "a socket"),
            ("postgres://u@[::1]:5432/m", true, "an address of IPv6"),
            ("postgres://u:pw@localhost/m", false, "a password"),
            ("postgres://u:@localhost/m", false, "an empty one"),
            ("postgres://u:p@ss@localhost/m", false, "one with an at sign"),
            ("postgres://u@localhost/m?password=pw", false, "a password behind"),
            ("postgres://u@localhost/m?sslmode=disable", true, "an option"),
            ("postgres://", false, "nowhere"),
            ("postgres://u@host/m\n", false, "more than an address"),
            ("memory.sqlite", false, "a file"),
        ];
        for (text, wanted, why) in rows {
            assert_eq!(Address::parse(text).is_some(), *wanted, "{text}: {why}");
        }
    }

    #[cfg(feature = "postgres")]
    #[test]
    fn texts_cross_no_network_unencrypted_that_nobody_called_safe() {
        let rows: &[(&str, bool)] = &[
            ("postgres://u@localhost/m", true),
            ("postgres://u@127.0.0.1:5433/m", true),
            ("postgres://u@%2Frun%2Fpostgresql/m", true),
            ("postgres://u@localhost/m?sslmode=require", false),
            ("postgres://u@127.0.0.1/m?sslmode=verify-full&sslrootcert=/etc/ca.pem", false),
            ("postgres://u@db.example/m", false),
            ("postgres://u@db.example/m?sslmode=prefer", false),
            ("postgres://u@localhost,db.example/m", false),
            ("postgres://u@localhost/m?hostaddr=192.0.2.1", false),
            ("postgres://u@db.example/m?sslmode=disable", true),
        ];
        for (text, wanted) in rows {
            assert_eq!(Address::parse(text).unwrap().is_plain(), *wanted, "{text}");
        }
    }
}
