//! The place on this machine at which the preview is asked.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket};

/// So many ports after the default one are tried.
const TRIED: u16 = 100;

/// Sockets that listen.
#[derive(Debug)]
pub struct Listening {
    /// The sockets: of both kinds of loopback address, or of the one address that was asked for.
    pub listeners: Vec<TcpListener>,
    /// Their port.
    pub port: u16,
    /// The address of this machine that others can use, if it listens to others.
    pub outside: Option<IpAddr>,
}

/// Listens at `host`, at loopback addresses only if there is none, on `port`; if `next` says so, on a port after it when
/// that one is taken.
///
/// # Errors
/// When no port is free, or the address is not this machine's.
pub fn listen(host: Option<IpAddr>, port: u16, next: bool) -> io::Result<Listening> {
    let last = if next { port.saturating_add(TRIED) } else { port };
    let mut port = port;
    loop {
        match at(host, port) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && port < last => port += 1,
            result => return result,
        }
    }
}

fn at(host: Option<IpAddr>, port: u16) -> io::Result<Listening> {
    let Some(host) = host.filter(|host| !host.is_loopback()) else {
        let first = TcpListener::bind(SocketAddr::new(host.unwrap_or(Ipv4Addr::LOCALHOST.into()), port))?;
        let port = first.local_addr()?.port();
        let other =
            if first.local_addr()?.is_ipv4() { IpAddr::V6(Ipv6Addr::LOCALHOST) } else { Ipv4Addr::LOCALHOST.into() };
        // `localhost` may mean either; a machine may have only one of them. A stranger at the other one would get what
        // is meant for us, so then the port counts as taken.
        let listeners = match TcpListener::bind(SocketAddr::new(other, port)) {
            Ok(second) => vec![first, second],
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
            Err(_) => vec![first],
        };
        return Ok(Listening { listeners, port, outside: None });
    };
    let listener = TcpListener::bind(SocketAddr::new(host, port))?;
    let port = listener.local_addr()?.port();
    let outside = if host.is_unspecified() { own_address() } else { Some(host) };
    Ok(Listening { listeners: vec![listener], port, outside })
}

/// The address of this machine in its network. Nothing is sent to find it: a datagram socket that is told where it would
/// send knows from where.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address that is kept for documentation; any outside this machine would do.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|ip| !ip.is_loopback() && !ip.is_unspecified())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over_only_when_that_is_wanted() {
        let first = listen(None, 0, false).unwrap();
        assert!(first.listeners.iter().all(|one| one.local_addr().unwrap().ip().is_loopback()));
        assert_eq!(listen(None, first.port, false).unwrap_err().kind(), io::ErrorKind::AddrInUse);
        assert!(listen(None, first.port, true).unwrap().port > first.port);
    }
}
