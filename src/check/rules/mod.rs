//! All rules. A rule is one file below this folder and one line here; a test holds the two names together.

use crate::check::rule::Rule;

mod clinical;

/// Lists the rules: the module of each, and its name for authors.
macro_rules! rules {
    ($($group:ident/$rule:ident = $name:literal,)*) => {
        /// Every rule, by group and name.
        pub const RULES: &[Rule] = &[$(
            Rule::new($name, $group::$rule::RULE, include_str!(concat!(stringify!($group), "/", stringify!($rule), ".rs"))),
        )*];

        #[cfg(test)]
        mod tests {
            #[test]
            fn a_rule_is_called_as_its_file() {
                $(assert_eq!($name, concat!(stringify!($group), "/", stringify!($rule)).replace('_', "-"));)*
            }
        }
    };
}

rules! {
    clinical/contraindication_undeclared = "clinical/contraindication-undeclared",
}
