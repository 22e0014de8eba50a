//! What an exercise page states: movement, steps, dose, and for whom it is not.

use std::collections::BTreeMap;

use crate::content::{Certainty, Date, Id, Sourced, Verdict};
use crate::text::{Span, Spanned};

/// Whether the page invites to do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// It does.
    Try,
    /// It says why to leave it for now, and what to do instead.
    LeaveForNow,
}

impl Advice {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Try, Self::LeaveForNow];

    /// The word for it in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Try => "try",
            Self::LeaveForNow => "leave-for-now",
        }
    }
}

/// The body's position, which a drawing starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// On the back.
    Supine,
    /// On the front.
    Prone,
    /// On the side.
    SideLying,
    /// Sitting.
    Sitting,
    /// On hands and knees.
    Quadruped,
    /// Standing or walking.
    Standing,
}

impl Position {
    /// All.
    pub const ALL: [Self; 6] =
        [Self::Supine, Self::Prone, Self::SideLying, Self::Sitting, Self::Quadruped, Self::Standing];

    /// The word for it in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supine => "supine",
            Self::Prone => "prone",
            Self::SideLying => "side-lying",
            Self::Sitting => "sitting",
            Self::Quadruped => "quadruped",
            Self::Standing => "standing",
        }
    }

    /// The same for a patient.
    pub fn plain(self) -> &'static str {
        match self {
            Self::Supine => "lying on your back",
            Self::Prone => "lying on your front",
            Self::SideLying => "lying on your side",
            Self::Sitting => "sitting",
            Self::Quadruped => "on hands and knees",
            Self::Standing => "standing",
        }
    }
}

/// Whether a neurodynamic exercise slides a nerve or pulls on it (Ellis 2012).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Technique {
    /// One end gives way while the other takes up.
    Slider,
    /// Both ends take up.
    Tensioner,
}

impl Technique {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Slider, Self::Tensioner];

    /// The word for it in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Slider => "slider",
            Self::Tensioner => "tensioner",
        }
    }
}

/// Joint angles in degrees; flexion is positive, 0 is the anatomical position. `pelvis` is the direction from hip to
/// low back in the picture, 90 being upright.
pub type Joints = BTreeMap<Id, Spanned<f64>>;

/// From where a picture looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewpoint {
    /// From the side.
    Side,
    /// From the front of the body.
    Front,
}

/// One step, and the posture that it leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// What to do, one or two short sentences.
    pub step: Spanned<String>,
    /// A short name of the picture.
    pub name: Option<Spanned<String>>,
    /// How long it takes, in seconds.
    pub seconds: Option<f64>,
    /// The body's position, when it is another than the exercise's.
    pub position: Option<Spanned<Position>>,
    /// The joints; empty for a step without a picture.
    pub joints: Joints,
    /// Joints of the limbs on the far side, where they differ.
    pub far: Joints,
    /// Joints of the upper arm in a front view.
    pub top_arm: Joints,
    /// Points that touch the floor.
    pub floor: Vec<Spanned<Id>>,
    /// Points that rest on a seat.
    pub seat: Vec<Spanned<Id>>,
    /// Segments that point at the viewer.
    pub foreshorten: Vec<Spanned<Id>>,
    /// From where the picture looks.
    pub view: Viewpoint,
    /// The whole phase.
    pub span: Span,
}

/// An amount of exercise. Every number is the author's; none is made here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Amount {
    /// Sets.
    pub sets: Option<Spanned<f64>>,
    /// Repetitions in a set.
    pub reps: Option<Spanned<f64>>,
    /// Seconds to hold each.
    pub hold_s: Option<Spanned<f64>>,
    /// Seconds to rest between repetitions.
    pub rest_s: Option<Spanned<f64>>,
    /// Seconds for one whole movement.
    pub cycle_s: Option<Spanned<f64>>,
    /// Minutes at a time.
    pub minutes: Option<Spanned<f64>>,
    /// Times a day.
    pub per_day: Option<Spanned<f64>>,
    /// Days a week.
    pub days_per_week: Option<Spanned<f64>>,
    /// Weeks over which to build up.
    pub over_weeks: Option<Spanned<f64>>,
    /// Repetitions in a day, as a limit.
    pub reps_per_day: Option<Spanned<f64>>,
    /// Whether each side gets it.
    pub each_side: bool,
    /// Which side, if not both.
    pub side: Option<String>,
    /// The form of the exercise meant, such as "on the knees".
    pub variant: Option<String>,
    /// A word on it.
    pub note: Option<String>,
    /// The whole entry.
    pub span: Span,
}

/// Where the numbers of a dose come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoseCertainty {
    /// A trial used them.
    Trial,
    /// A hospital or health service gives them.
    Handout,
    /// Somebody reports them.
    Secondary,
    /// No source was found.
    NoneFound,
}

impl DoseCertainty {
    /// All.
    pub const ALL: [Self; 4] = [Self::Trial, Self::Handout, Self::Secondary, Self::NoneFound];

    /// The word for it in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Trial => "trial",
            Self::Handout => "handout",
            Self::Secondary => "secondary",
            Self::NoneFound => "none-found",
        }
    }
}

/// How much, to start with and later.
#[derive(Clone, Debug, PartialEq)]
pub struct Dose {
    /// To start with.
    pub start: Amount,
    /// What to build up to.
    pub build_to: Option<Amount>,
    /// What not to go beyond.
    pub limit: Option<Amount>,
    /// Where the numbers come from.
    pub certainty: Option<Spanned<DoseCertainty>>,
    /// Ids of sources.
    pub sources: Vec<Spanned<Id>>,
    /// A word to the reader.
    pub note: Option<Spanned<String>>,
    /// The whole entry.
    pub span: Span,
}

/// An easier or harder form.
#[derive(Clone, Debug, PartialEq)]
pub enum Variant {
    /// Another exercise.
    Exercise(Spanned<Id>),
    /// The same one, changed.
    Text(Spanned<String>),
}

/// An exercise that is used although a rule says avoid.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// The movement of the rule that is overridden.
    pub rule: Option<Spanned<Id>>,
    /// Why.
    pub reason: Option<Spanned<String>>,
    /// A person of the register.
    pub by: Option<Spanned<Id>>,
    /// When.
    pub on: Option<Spanned<Date>>,
    /// A source.
    pub source: Option<Spanned<Id>>,
    /// The whole entry.
    pub span: Span,
}

/// A positive recommendation, by a person, with a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Help {
    /// For which condition.
    pub condition: Spanned<Id>,
    /// In which stages; none means all.
    pub stages: Vec<Spanned<Id>>,
    /// On which condition: "your leg pain moves up towards your back".
    pub only_if: Option<Spanned<String>>,
    /// What to mind.
    pub note: Option<Spanned<String>>,
    /// How sure it is.
    pub certainty: Option<Spanned<Certainty>>,
    /// Ids of sources.
    pub sources: Vec<Spanned<Id>>,
    /// The rule that it goes against, and who answers for that.
    pub despite: Option<Override>,
    /// The whole entry.
    pub span: Span,
}

/// For whom an exercise is not, or only with care.
#[derive(Clone, Debug, PartialEq)]
pub struct Contraindication {
    /// The condition.
    pub condition: Spanned<Id>,
    /// Avoid, or caution.
    pub level: Spanned<Verdict>,
    /// In which stages; none means all.
    pub stages: Vec<Spanned<Id>>,
    /// Why; the rule's own reason if there is none.
    pub reason: Option<Spanned<String>>,
    /// Ids of sources; the rule's own if there are none.
    pub sources: Vec<Spanned<Id>>,
    /// The whole entry.
    pub span: Span,
}

/// The whole of an exercise page's own facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// Whether to do it.
    pub advice: Spanned<Advice>,
    /// What to do instead of one to leave.
    pub instead: Vec<Spanned<Id>>,
    /// A category of `_data/categories.yaml`.
    pub category: Option<Spanned<Id>>,
    /// For neurodynamic exercises.
    pub technique: Option<Spanned<Technique>>,
    /// Where it starts.
    pub position: Option<Spanned<Position>>,
    /// What is needed.
    pub equipment: Vec<Spanned<String>>,
    /// Property to level, every property of the vocabulary.
    pub movement: BTreeMap<Id, MovementLevel>,
    /// The place of `movement`.
    pub movement_span: Span,
    /// The steps.
    pub phases: Vec<Phase>,
    /// How to breathe.
    pub breathing: Option<Spanned<String>>,
    /// What it feels like when it is right.
    pub expect: Option<Spanned<String>>,
    /// How much.
    pub dose: Option<Dose>,
    /// Easier forms.
    pub easier: Vec<Variant>,
    /// Harder forms.
    pub harder: Vec<Variant>,
    /// Ids of stop rules, or sentences.
    pub stop_if: Vec<Spanned<String>>,
    /// Things to mind.
    pub precautions: Vec<Sourced>,
    /// Whom it may help.
    pub helps: Vec<Help>,
    /// For whom it is not.
    pub contraindications: Vec<Contraindication>,
    /// The place of `contraindications`, or of the front matter.
    pub contraindications_span: Span,
}

/// A level that an exercise declares for one property.
#[derive(Clone, Debug, PartialEq)]
pub struct MovementLevel {
    /// The property's place.
    pub property: Span,
    /// The level.
    pub level: Spanned<Id>,
}
