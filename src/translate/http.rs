//! Calls over the network: one agent that keeps its connections, no redirects, TLS unless it is this machine.

use std::io::Read;
use std::time::Duration;

use ureq::Agent;

use super::EngineError;
use super::transport::{self, Ask, Call, Reply, Transport};

/// The longest answer that is read, in bytes.
const LONGEST: u64 = 64 << 20;
/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(5);
/// A service that asks for a longer wait than this is as good as down.
const LONGEST_WAIT: u64 = 600;

/// The network.
pub struct Http {
    /// For other machines, by the proxy of the environment if there is one.
    outside: Agent,
    /// For this machine.
    inside: Agent,
    allow_http: bool,
}

impl Http {
    /// Calls may take `timeout`; plain http to other machines is refused unless it is allowed.
    pub fn new(timeout: Duration, allow_http: bool) -> Self {
        let agent = |proxy: bool| {
            let config = Agent::config_builder()
                .user_agent(concat!("tarjuman/", env!("CARGO_PKG_VERSION")))
                .timeout_connect(Some(CONNECT))
                .timeout_global(Some(timeout))
                .http_status_as_error(false)
                // A redirect could carry the key to another host.
                .max_redirects(0)
                .max_redirects_will_error(false);
            if proxy { config.build().into() } else { config.proxy(None).build().into() }
        };
        Self { outside: agent(true), inside: agent(false), allow_http }
    }
}

impl Transport for Http {
    fn send(&self, call: &Call) -> Result<Reply, EngineError> {
        let loopback = transport::is_loopback(call.url);
        let host = transport::host(call.url);
        let settings = |reason: String| EngineError::Settings { reason };
        if host.is_none() {
            return Err(settings(format!("{:?} is no address of a service", call.url)));
        }
        if !call.url.starts_with("https://") && !loopback && !self.allow_http {
            let host = host.unwrap_or_default();
            return Err(settings(format!(
                "plain http to {host} would send texts and key unprotected: use https"
            )));
        }
        let agent = if loopback { &self.inside } else { &self.outside };
        let hide = |text: String| call.key.map_or(text.clone(), |(_, _, key)| key.hide(&text));
        let failed = |error: ureq::Error| EngineError::Network { reason: hide(error.to_string()) };
        let value = call.key.map(|(name, before, key)| (name, format!("{before}{}", key.expose())));
        let mut response = match &call.ask {
            Ask::Post(body) => {
                let mut request = agent.post(call.url).header("Content-Type", "application/json");
                if let Some((name, value)) = &value {
                    request = request.header(*name, value);
                }
                request.send(body.as_str())
            }
            Ask::Get | Ask::Delete => {
                let delete = call.ask == Ask::Delete;
                let mut request = if delete { agent.delete(call.url) } else { agent.get(call.url) };
                if let Some((name, value)) = &value {
                    request = request.header(*name, value);
                }
                request.call()
            }
        }
        .map_err(failed)?;
        let retry_after = response
            .headers()
            .get("retry-after")
            .and_then(|value| value.to_str().ok()?.trim().parse::<u64>().ok())
            .map(|seconds| Duration::from_secs(seconds.min(LONGEST_WAIT)));
        let status = response.status().as_u16();
        let mut body = Vec::new();
        let read = response.body_mut().as_reader().take(LONGEST + 1).read_to_end(&mut body);
        read.map_err(|error| EngineError::Network { reason: hide(error.to_string()) })?;
        if body.len() as u64 > LONGEST {
            return Err(EngineError::Garbled { reason: format!("longer than {LONGEST} bytes") });
        }
        Ok(Reply { status, retry_after, body })
    }
}
