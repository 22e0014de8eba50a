//! Sentences that deny, and sentences that only look like it.

use super::*;

fn denied(text: &str) -> bool {
    let at = text.find("cure").unwrap();
    is_denied(text, &(at..at + 4))
}

#[test]
fn what_is_denied_quoted_doubted_asked_or_put_right_is_not_said() {
    for text in [
        "It does not cure sciatica.",
        "No pill, brace or diet is a cure.",
        "No pill, no brace, no cure.",
        "Nobody has found a pill, a brace, or a cure.",
        "It is not magic, a cure, or a miracle.",
        "Be wary of anyone who offers a cure.",
        "Be sceptical of a cure in a bottle.",
        "Some call it a “miracle cure”.",
        "Some call it a ‘miracle cure’ online.",
        "Is there a cure?",
        "A quick cure is a myth.",
        "A cure for sciatica does not exist.",
        "A cure has not been found.",
        "It cannot, on its own, cure you.",
        "It won’t cure you.",
        "Heat eases pain rather than cure it.",
        "Such a cure sounds too good to be true.",
        "Some people say it is a cure. It is not.",
        "You may hear that rest is the cure.",
        "They sell a so-called cure.",
        "An unproven cure costs money.",
        "There is no quick fix or cure.",
        "Whether it is a cure is unknown.",
        "Neither tablets nor heat cure it.",
        "These are claims of a cure, and nothing more.",
        "It helps for a day. That is hardly a cure.",
        "There is, as yet, no cure.",
        "Avoid websites that sell a cure.",
        "Walking is a cure, they said. This is not true.",
        "Ignore adverts for a cure.",
        "There is little evidence that it is a long-term cure.",
        "That is far from a cure.",
    ] {
        assert!(denied(text), "{text}");
    }
}

#[test]
fn what_only_looks_like_a_denial_is_said() {
    for text in [
        "Do not wait: this is a cure.",
        "It is not just rest, it is a cure.",
        "This will cure you.",
        "There is no doubt that this is a cure.",
        "Not only does it ease pain, but it is a cure.",
        "It is not only a cure for pain.",
        "With no side effects, walking is a cure.",
        "If you cannot sleep, this is the cure.",
        "Without surgery, heat is a cure.",
        "When nothing else works, heat is the cure.",
        "It never fails to cure.",
        "Nothing beats this cure.",
        "A cure that will not hurt.",
        "A cure, so you do not have to wait.",
        "Want a cure?",
        "Looking for a cure?",
        "Tired of waiting for a cure?",
        "You can’t go wrong with this cure.",
        "Do not move; heat is a cure.",
        "This is not rest. It is a cure.",
        "\"Rest is bad\", and this is a cure.",
        "Never mind the weather: here is the cure.",
        "Don't hesitate to try this cure.",
        "It is nothing short of a cure.",
        "You do not need a doctor, this is a cure.",
        "No gym, no cost: a cure at home.",
        "Doctors are against it, but it is a cure.",
        "No wonder people call this a cure.",
        "Rest was wrong. Here is the cure.",
        "Never give up, the cure is here.",
    ] {
        assert!(!denied(text), "{text}");
    }
}

#[test]
fn labels_and_leads_say_that_what_follows_is_wrong() {
    assert!(is_labelled_wrong("Myth: heat is a cure") && is_labelled_wrong("Myth 2 – heat is a cure"));
    assert!(!is_labelled_wrong("Fact: heat helps") && !is_labelled_wrong("Heat is a cure: try it"));
    assert!(announces_what_is_wrong("Nobody can promise you:"));
    assert!(announces_what_is_wrong("Walk a little. Do not:"));
    assert!(!announces_what_is_wrong("If you do not get better, try:"));
    assert!(!announces_what_is_wrong("If it does not help:") && !announces_what_is_wrong("Try these:"));
}
