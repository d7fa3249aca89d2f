//! Encrypted connections to a server, by the words that PostgreSQL's own programs use.
//!
//! | `sslmode` | what |
//! |---|---|
//! | `disable` | never encrypted |
//! | `prefer`, or none | encrypted where the server offers it, with whatever certificate |
//! | `require` | encrypted or not at all, with whatever certificate: safe from who listens, not from who stands between |
//! | `verify-full` | encrypted, with a certificate for this host from somebody who is trusted |
//!
//! Trusted is who signed the certificates in the file `sslrootcert`, or else whom the system trusts.

use std::future::Future;
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use ::postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_rustls::TlsConnector;

/// What an address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    Disable,
    #[default]
    Prefer,
    Require,
    VerifyFull {
        /// A file of certificates; that of the system where none is named.
        trusted: Option<String>,
    },
}

impl Mode {
    /// Takes what is said about TLS out of an address, as the library knows half of it.
    pub fn take(url: &str) -> Result<(Self, String), String> {
        let Some((before, options)) = url.split_once('?') else { return Ok((Self::default(), url.to_owned())) };
        let (mut mode, mut trusted, mut others) = (None, None, Vec::new());
        for option in options.split('&') {
            match option.split_once('=') {
                Some(("sslmode", value)) => mode = Some(value),
                Some(("sslrootcert", value)) => trusted = Some(unescaped(value)),
                _ => others.push(option),
            }
        }
        if trusted.is_some() && mode != Some("verify-full") {
            return Err(
                "sslrootcert says whom to trust, which only sslmode=verify-full looks at: add it to the address".to_owned()
            );
        }
        let mark = if others.is_empty() { "" } else { "?" };
        let mode = match mode {
            None | Some("prefer" | "allow") => Self::Prefer,
            Some("disable") => Self::Disable,
            Some("require") => Self::Require,
            Some("verify-full") => Self::VerifyFull { trusted: trusted.filter(|file| file != "system") },
            Some(other) => return Err(format!("sslmode is disable, prefer, require or verify-full, not {other}")),
        };
        Ok((mode, format!("{before}{mark}{}", others.join("&"))))
    }

    /// Speaks TLS as the mode asks for.
    pub fn connector(&self) -> Result<Tls, String> {
        let provider = Arc::new(ring::default_provider());
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions();
        let builder = builder.map_err(|e| e.to_string())?;
        let config = match self {
            Self::VerifyFull { trusted } => builder.with_root_certificates(roots(trusted.as_deref())?).with_no_client_auth(),
            _ => builder.dangerous().with_custom_certificate_verifier(Arc::new(Anybody(provider))).with_no_client_auth(),
        };
        Ok(Tls { config: Arc::new(config) })
    }
}

/// A value of an address with its `%2F` read.
fn unescaped(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        match code.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn roots(file: Option<&str>) -> Result<RootCertStore, String> {
    let mut roots = RootCertStore::empty();
    match file {
        Some(file) => {
            let bad = |why: &dyn std::fmt::Display| format!("the certificates in {file} (sslrootcert) cannot be read: {why}");
            let all = CertificateDer::pem_file_iter(Path::new(file)).map_err(|e| bad(&e))?;
            for one in all {
                roots.add(one.map_err(|e| bad(&e))?).map_err(|e| bad(&e))?;
            }
            if roots.is_empty() {
                return Err(bad(&"there are none in it"));
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    if roots.is_empty() {
        return Err("this system trusts nobody's certificates; name a file of them with sslrootcert=FILE".to_owned());
    }
    Ok(roots)
}

/// Takes any certificate, as `require` does; what is signed with it must be signed well.
#[derive(Debug)]
struct Anybody(Arc<CryptoProvider>);

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

/// Makes encrypted streams.
#[derive(Clone)]
pub struct Tls {
    config: Arc<ClientConfig>,
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> MakeTlsConnect<S> for Tls {
    type Stream = Encrypted<S>;
    type TlsConnect = ToHost;
    type Error = io::Error;

    fn make_tls_connect(&mut self, host: &str) -> io::Result<ToHost> {
        let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
        Ok(ToHost { config: Arc::clone(&self.config), name })
    }
}

/// A host with whom TLS is to be spoken.
pub struct ToHost {
    config: Arc<ClientConfig>,
    name: ServerName<'static>,
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> TlsConnect<S> for ToHost {
    type Stream = Encrypted<S>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Encrypted<S>>> + Send>>;

    fn connect(self, stream: S) -> Self::Future {
        let greeted = TlsConnector::from(self.config).connect(self.name, stream);
        Box::pin(async { Ok(Encrypted(Box::new(greeted.await?))) })
    }
}

/// A stream that is encrypted.
pub struct Encrypted<S>(Box<tokio_rustls::client::TlsStream<S>>);

impl<S: AsyncRead + AsyncWrite + Unpin> TlsStream for Encrypted<S> {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Encrypted<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut *self.0).poll_read(cx, into)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Encrypted<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut *self.0).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut *self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut *self.0).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_says_of_tls_is_taken_out() {
        let taken = |url: &str| Mode::take(url).expect("a mode");
        assert_eq!(taken("postgres://h/d"), (Mode::Prefer, "postgres://h/d".to_owned()));
        assert_eq!(taken("postgres://h/d?sslmode=require"), (Mode::Require, "postgres://h/d".to_owned()));
        let trusted = Some("/a b/ca.pem".to_owned());
        let full = taken("postgres://h/d?host=%2Frun&sslrootcert=%2Fa%20b/ca.pem&sslmode=verify-full");
        assert_eq!(full, (Mode::VerifyFull { trusted }, "postgres://h/d?host=%2Frun".to_owned()));
        assert!(Mode::take("postgres://h/d?sslmode=verify-ca").is_err());
    }
}
