//! Operators that a stranger would think of: the same faults in other words and other places.

use super::places::{ANYWHERE, IN_THE_BODY, Spot, articles, spread_over};
use super::source::Corpus;
use super::{Operator, Place, Start, Variant};

/// An operator on the running text of this site's pages.
const fn said(name: &'static str, expects: &'static [&'static str], make: fn(&Corpus) -> Vec<Variant>) -> Operator {
    Operator { name, expects, place: Place::Lines, start: Start::Own, make }
}

pub(super) const OPERATORS: &[Operator] = &[
    said("a figure in other words", &["trust/statistic-uncited"], figures),
    said("an appeal in other words", &["trust/vague-study-claim"], appeals),
    said("a promotion in other words", &["trust/injected-promo", "trust/affiliate-undisclosed"], promotions),
    said("a number in other words", &["safety/jurisdiction-numbers"], numbers),
    said("a sign played down in other words", &["safety/minimising-red-flag"], played_down),
    said(
        "a promise in other words",
        &["readability/absolute-language", "trust/overstated-evidence", "clinical/claim-contested"],
        promises,
    ),
    said("a fright in other words", &["readability/fear-language", "readability/nocebo-terms"], frights),
    said("stop the medicine in other words", &["safety/medicine-abrupt-stop"], stops),
    said("a dose of a medicine in other words", &["safety/medicine-dose"], doses),
    said("a sign of healing", &["clinical/centralisation-as-guarantee", "clinical/centralisation-caveat"], directions),
    said("a pack without a cloth", &["clinical/heat-cold-skin-safety"], packs),
    said("a name for people", &["readability/stigmatising-language"], names),
    said("an unsafe way there", &["links/external-https-domain"], addresses),
    said("a link that pays", &["trust/affiliate-undisclosed", "trust/injected-promo"], paid),
    said("text that is still to come", &["safety/placeholder", "structure/empty-section"], unfinished),
    said("a sentence without end", &["readability/long-sentence"], endless),
];

/// Not in a table: it is cited as a whole, below or above.
const UNCITED: [Spot; 4] = [Spot::Paragraph, Spot::Item, Spot::Step, Spot::Important];

fn figures(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "Three quarters of people recover in a month.",
        "One in four needs an operation.",
        "A third of patients get it again.",
        "9 out of every 10 people are better by spring.",
        "This halves your risk of more pain.",
        "Some 0.5% of people get worse.",
        "You are twice as likely to get better.",
        "Between 90 and 95% of cases settle.",
        "It works for 7 of 10 people.",
        "The risk falls by a factor of three.",
        "Two thirds of people feel less pain.",
        "80 per cent of backs ache at some time.",
        "Four in five people sleep better.",
        "It raises your chances threefold.",
        "The risk is 40 % lower.",
    ];
    spread_over(&articles(corpus), &UNCITED, &sentences)
}

fn appeals(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "A new study found that this is the best way.",
        "New research suggests that this heals discs.",
        "Doctors agree that this is the best way.",
        "Leading specialists say that it works.",
        "A recent trial proved that it works.",
        "It has been scientifically proven.",
        "Research from a university has found that it works.",
        "Many studies have demonstrated the benefits.",
        "The science is clear: this works.",
        "Evidence shows that it works.",
        "Clinical trials confirm the benefits.",
        "According to a study, this works best.",
        "Scientists have discovered that it works.",
        "A large review concluded that it helps.",
    ];
    spread_over(&articles(corpus), &UNCITED, &sentences)
}

fn promotions(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "Shop our range of cushions.",
        "Get 20% off your first belt.",
        "Use the code BACK10 at the checkout.",
        "As seen on TV!",
        "Download our app now.",
        "Book your session with us today.",
        "Sign up to our newsletter for more tips.",
        "Buy the book that changed my life.",
        "Order yours now while stocks last.",
        "Click here to find out more about our course.",
        "Check out our online store.",
        "Follow us on social media for daily tips.",
        "This post is sponsored by a maker of belts.",
        "Join thousands of happy customers.",
        "Limited offer: free delivery this week.",
        "Try it free for 30 days.",
        "You won't believe what this star does for her back.",
    ];
    spread_over(&articles(corpus), &ANYWHERE, &sentences)
}

fn numbers(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "If you cannot pee, call 999.",
        "In an emergency, [call](tel:999) at once.",
        "Dial 9-1-1 if you cannot walk.",
        "Ring 111 if you are unsure.",
        "Please phone 112.",
        "The number is 999.",
        "Call an ambulance (999) now.",
        "Use NHS 111 online.",
        "Get help: 999.",
        "Dial nine nine nine at once.",
    ];
    spread_over(&articles(corpus), &ANYWHERE, &sentences)
}

fn played_down(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "It is usually nothing serious.",
        "Most people can safely ignore this.",
        "There is no hurry to get help.",
        "You can leave it until Monday.",
        "It is fine to wait a few days.",
        "There is no need to panic or to call anyone.",
        "This almost always goes away by itself.",
        "Do not bother the hospital with this.",
        "It is rarely anything to worry about.",
        "Give it a week and see.",
        "These signs are mostly harmless.",
        "Wait until your next appointment.",
        "It can wait until the morning.",
        "Just keep an eye on it.",
        "Try some stretches first.",
        "Take a painkiller and see how you feel tomorrow.",
    ];
    spread_over(&corpus.pages("red-flags"), &ANYWHERE, &sentences)
}

fn promises(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "This will fix your sciatica for good.",
        "It works for everybody.",
        "You will be free of pain within a week.",
        "It gets rid of pain forever.",
        "Relief is guaranteed.",
        "This heals your disc.",
        "It is completely safe for everyone.",
        "It has no side effects at all.",
        "It always works.",
        "You will never have pain again.",
        "It cures sciatica.",
        "This is the only treatment that works.",
        "It is 100% effective.",
        "It cannot fail.",
        "Say goodbye to pain.",
    ];
    spread_over(&articles(corpus), &ANYWHERE, &sentences)
}

fn frights(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "Your spine could snap.",
        "You will end up in a wheelchair.",
        "Your back is a ticking time bomb.",
        "This will ruin your spine.",
        "It destroys your discs.",
        "Your discs are crumbling.",
        "One wrong move can paralyse you.",
        "Your spine is worn out.",
        "It wrecks your back.",
        "This leads to permanent nerve damage.",
        "It can leave you crippled.",
        "Bending is a disaster for your back.",
    ];
    spread_over(&articles(corpus), &ANYWHERE, &sentences)
}

fn stops(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "Stop taking pregabalin today.",
        "Throw away your tramadol.",
        "Come off your gabapentin right now.",
        "Quit your opioids this week.",
        "If you feel sick, drop the codeine.",
        "Leave off your steroid tablets when the pain is gone.",
        "You no longer need your amitriptyline: bin it.",
        "Discontinue duloxetine when you feel better.",
        "Cut out the diazepam straight away.",
        "Once you feel better, you can stop the prednisolone.",
    ];
    let mut pages = corpus.pages("self-care");
    pages.extend(corpus.pages("concepts"));
    spread_over(&pages, &ANYWHERE, &sentences)
}

fn doses(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "Take 400 mg of ibuprofen.",
        "Two tablets of naproxen a day are enough.",
        "Take paracetamol four times a day.",
        "You can have 1 g of paracetamol at once.",
        "Start with 75mg pregabalin at night.",
        "Take ibuprofen every four hours.",
        "Swallow 2 codeine tablets before bed.",
        "The usual dose of naproxen is 500 milligrams.",
        "One to two co-codamol tablets may be taken up to four times daily.",
        "Take a double dose of ibuprofen on bad days.",
    ];
    let mut pages = corpus.pages("self-care");
    pages.extend(corpus.pages("exercises"));
    spread_over(&pages, &ANYWHERE, &sentences)
}

fn directions(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "Centralisation always means that you are healing.",
        "Centralization proves that the disc goes back.",
        "Centralisation is a sure sign that you will get better.",
        "When pain centralises, you are on the way to a full recovery.",
        "Centralization guarantees a good result.",
        "Centralisation means that you do not need surgery.",
        "Once it centralises, all is well.",
        "Centralising pain is the most reliable sign there is.",
    ];
    spread_over(&articles(corpus), &ANYWHERE, &sentences)
}

fn packs(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "Put a hot water bottle on your back for 20 minutes.",
        "Lie on an electric blanket for an hour.",
        "Put ice straight on the sore spot.",
        "Hold a bag of frozen peas against your leg.",
        "Warm a wheat bag in the microwave and put it on your buttock.",
        "A gel pack from the freezer eases the leg.",
        "Use an ice pack for half an hour.",
        "Put a heat patch on your skin overnight.",
        "Rub an ice cube over the sore place.",
        "Sit on a heating pad.",
    ];
    let mut pages = corpus.pages("self-care");
    pages.extend(corpus.pages("concepts"));
    spread_over(&pages, &ANYWHERE, &sentences)
}

fn names(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "Sciatica sufferers know this.",
        "Victims of back pain often rest too much.",
        "People afflicted with sciatica know this.",
        "The pain is all in your head.",
        "Non-compliant patients do worse.",
        "Some people are confined to bed.",
        "Back pain sufferers often complain.",
        "People who are wheelchair-bound can do this.",
    ];
    spread_over(&articles(corpus), &ANYWHERE, &sentences)
}

fn addresses(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "Read [about walking](http://example.org/walking).",
        "Read [about walking](https://bit.ly/3abcd).",
        "Read [about walking](https://tinyurl.com/walks).",
        "Read [about walking](HTTP://EXAMPLE.ORG/walking).",
        "Read [about walking](https://t.co/abcd).",
        "Read [about walking](https://www.bit.ly/3abcd).",
    ];
    spread_over(&articles(corpus), &IN_THE_BODY, &sentences)
}

fn paid(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "Try [this cushion](https://www.amazon.co.uk/dp/B000000000?tag=backs-21).",
        "Try [this cushion](https://amzn.to/3abcd).",
        "Try [this cushion](https://example.com/c?ref=handout).",
        "Try [this cushion](https://example.com/c?utm_source=back).",
        "Try [this cushion](https://example.com/c?aff_id=12).",
        "Try [this cushion](https://example.com/c?a=1&affiliate=12).",
    ];
    spread_over(&articles(corpus), &IN_THE_BODY, &sentences)
}

fn unfinished(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "TODO",
        "To be added.",
        "TBD",
        "TODO: ask the physiotherapist about this.",
        "Lorem ipsum dolor sit amet.",
        "Coming soon.",
        "XXX",
        "FIXME",
        "[insert text here]",
        "Text to follow.",
        "Content goes here.",
        "More to come.",
    ];
    spread_over(&articles(corpus), &ANYWHERE, &sentences)
}

fn endless(corpus: &Corpus) -> Vec<Variant> {
    let sentences = [
        "When you get up in the morning and your leg feels stiff and sore because you have been lying in one place for many hours, it can be a good idea to walk around the room for a while before you sit down to have your breakfast.",
        "If you sit at a desk for most of the day and you notice that your leg begins to ache after some time, then you could try to stand up every half hour and walk a few steps, which many people find to be of some help to them.",
    ];
    spread_over(&articles(corpus), &[Spot::Paragraph, Spot::Item, Spot::Important], &sentences)
}
