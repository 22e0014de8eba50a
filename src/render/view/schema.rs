//! What a view consists of, said once: the macro that declares a view also tells its fields, types and meaning, from
//! which the theme reference, the check of unknown variables and the marking of finished HTML are made.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

/// The type of something that a template sees.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Text, escaped where it is printed.
    Text,
    /// Finished HTML, printed as it is.
    Html,
    /// A number.
    Number,
    /// `true` or `false`.
    Truth,
    /// The site's own records, whose fields nobody knows but the site.
    Anything,
    /// This, or nothing.
    Maybe(fn() -> Shape),
    /// A list of these.
    List(fn() -> Shape),
    /// Names of the site's own choice, and these.
    Named(fn() -> Shape),
    /// A view with fields.
    View(&'static ViewShape),
}

/// A view: its name, its meaning, its fields.
#[derive(Debug)]
pub struct ViewShape {
    /// The name of its type.
    pub name: &'static str,
    /// What it stands for.
    pub about: &'static str,
    /// What it consists of, in the order of its declaration.
    pub fields: &'static [Field],
}

impl ViewShape {
    /// The field called `name`.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A field of a view.
#[derive(Debug)]
pub struct Field {
    /// Its name in templates.
    pub name: &'static str,
    /// What it says.
    pub about: &'static str,
    /// Its type.
    pub shape: fn() -> Shape,
}

/// A type that a template can see.
pub trait Seen: Serialize {
    /// What it looks like from a template.
    fn shape() -> Shape;
}

/// HTML that is finished: it is printed without being escaped again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(pub String);

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

macro_rules! seen {
    ($($type:ty => $shape:expr),+ $(,)?) => { $(
        impl Seen for $type {
            fn shape() -> Shape {
                $shape
            }
        }
    )+ };
}

seen! {
    String => Shape::Text,
    &'static str => Shape::Text,
    Html => Shape::Html,
    usize => Shape::Number,
    u32 => Shape::Number,
    f64 => Shape::Number,
    bool => Shape::Truth,
    crate::content::Value => Shape::Anything,
}

impl<T: Seen> Seen for Option<T> {
    fn shape() -> Shape {
        Shape::Maybe(T::shape)
    }
}

impl<T: Seen> Seen for Vec<T> {
    fn shape() -> Shape {
        Shape::List(T::shape)
    }
}

impl<T: Seen> Seen for BTreeMap<String, T> {
    fn shape() -> Shape {
        Shape::Named(T::shape)
    }
}

/// Declares views. Every view and every field has a comment, which authors of themes read in the reference.
macro_rules! view {
    ($(
        $(#[doc = $about:literal])+
        pub struct $view:ident {
            $( $(#[doc = $field_about:literal])+ $field:ident: $type:ty, )+
        }
    )+) => { $(
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        pub struct $view {
            $( $(#[doc = $field_about])+ pub $field: $type, )+
        }

        impl $view {
            /// What it looks like from a template.
            pub const SHAPE: $crate::render::view::ViewShape = $crate::render::view::ViewShape {
                name: stringify!($view),
                about: concat!($($about),+),
                fields: &[$(
                    $crate::render::view::Field {
                        name: stringify!($field),
                        about: concat!($($field_about),+),
                        shape: <$type as $crate::render::view::Seen>::shape,
                    },
                )+],
            };
        }

        impl $crate::render::view::Seen for $view {
            fn shape() -> $crate::render::view::Shape {
                $crate::render::view::Shape::View(&Self::SHAPE)
            }
        }
    )+ };
}

pub(crate) use view;
