//! What a host has to tell browsers about every file, in the format of Netlify and Cloudflare Pages; others can be set
//! from it by hand. Pages say the same as far as a page can.

/// What pages may load and do: files of their own site and nothing else. No style or script stands in a page.
pub(super) const CONTENT_POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; \
     connect-src 'self'; base-uri 'none'; form-action 'none'";

/// What pages ask of a device: nothing.
const PERMISSIONS: [&str; 11] = [
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "interest-cohort",
    "microphone",
    "payment",
    "screen-wake-lock",
    "usb",
];

/// The file `_headers`.
pub(super) fn headers() -> String {
    let permissions: Vec<String> = PERMISSIONS.iter().map(|name| format!("{name}=()")).collect();
    format!(
        "/*\n  Content-Security-Policy: {CONTENT_POLICY}; frame-ancestors 'none'\n  Referrer-Policy: no-referrer\n  \
         Permissions-Policy: {}\n  X-Content-Type-Options: nosniff\n",
        permissions.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unsafe_and_nobody_else_is_let_in() {
        let headers = headers();
        assert!(!headers.contains("unsafe") && !headers.contains("http") && !headers.contains("data:"), "{headers}");
        assert!(headers.lines().skip(1).all(|line| line.starts_with("  ") && line.contains(": ")), "{headers}");
    }
}
