//! Words that nobody can guess: the nonce of a page's script, the token of the fix button.

/// A new word of 32 hexadecimal digits, 128 random bits.
pub(super) fn word() -> String {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).expect("every system that has a network has a source of random bytes");
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether two words are the same, in a time that does not tell how much of them is.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_long_and_never_the_same() {
        let (one, other) = (word(), word());
        assert_eq!(one.len(), 32);
        assert!(same(&one, &one) && !same(&one, &other) && !same(&one, &one[1..]));
    }
}
