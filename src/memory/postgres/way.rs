//! How the server is reached: plainly on this machine, over TLS everywhere else.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use postgres::config::SslMode;
use postgres::{Client, Config, NoTls};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::named;
use crate::memory::MemoryError;
use crate::memory::address::Address;

/// How long a server may take to answer a call for it.
const PATIENCE: Duration = Duration::from_secs(10);

/// A way to a server: where it is, who asks, and whether the connection is encrypted.
#[derive(Clone)]
pub(super) struct Way {
    config: Config,
    /// What encrypts it; nothing where it need not be.
    tls: Option<MakeRustlsConnect>,
}

impl Way {
    /// The way to an address. The certificate of the server must name its host, and be signed by one of the usual authorities, or one
    /// in the file that `sslrootcert` names.
    ///
    /// # Errors
    ///
    /// An address that cannot be read, a file of certificates that cannot.
    pub fn of(address: &Address, password: Option<&str>) -> Result<Self, MemoryError> {
        let plain = address.is_plain();
        let (text, root) = address.for_client();
        let mut config: Config = text.parse().map_err(|error| named(address, &error))?;
        if config.get_password().is_some() {
            return Err(MemoryError::Address);
        }
        if let Some(password) = password {
            config.password(password);
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(PATIENCE);
        }
        config.application_name("tarjuman");
        config.ssl_mode(if plain { SslMode::Disable } else { SslMode::Require });
        let failed = |reason: String| MemoryError::Store { path: address.to_string(), reason };
        let tls = (!plain).then(|| tls(root.as_deref().map(Path::new)).map_err(failed)).transpose()?;
        Ok(Self { config, tls })
    }

    /// Connects.
    pub fn connect(&self) -> Result<Client, postgres::Error> {
        match &self.tls {
            Some(tls) => self.config.connect(tls.clone()),
            None => self.config.connect(NoTls),
        }
    }
}

/// TLS that trusts the authorities of a file, or where there is none the usual ones.
fn tls(root: Option<&Path>) -> Result<MakeRustlsConnect, String> {
    let mut roots = RootCertStore::empty();
    match root {
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Some(path) => {
            let failed = |reason: String| format!("sslrootcert {}: {reason}", path.display());
            let certificates =
                CertificateDer::pem_file_iter(path).map_err(|error| failed(error.to_string()))?;
            for certificate in certificates {
                let certificate = certificate.map_err(|error| failed(error.to_string()))?;
                roots.add(certificate).map_err(|error| failed(error.to_string()))?;
            }
            if roots.is_empty() {
                return Err(failed("no certificate in it".to_owned()));
            }
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?;
    Ok(MakeRustlsConnect::new(config.with_root_certificates(roots).with_no_client_auth()))
}
