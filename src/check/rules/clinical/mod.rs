//! Rules about movement, conditions and dose.

pub(super) mod contraindication_undeclared;
