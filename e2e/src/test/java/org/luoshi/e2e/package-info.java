/// Browser journeys through the sample bureau; may import the server and the engine's values.
///
/// # How to write a journey
///
/// ```java
/// @Journey(writes = true)
/// class DraftIT {
///   @InEveryWay
///   void isKept(Look look, Bureau bureau, Desks desks) {
///     var desk = desks.of(Person.BRANCH_OFFICER, look).open("/record/meeting");
///     new Sheet(desk, bureau.terms(look.language()), "meeting").type("present", "28");
///     desk.press(desk.button("record.draft"));
///     assertThat(desk.done()).hasText(desk.say("done.draft-saved"));
///   }
/// }
/// ```
///
/// * `@InEveryWay` goes it by clicking in both languages, by keyboard alone in Chinese and with
///   script off in English; `@InEveryScriptedWay` leaves out the last, `@InBothLanguages` only
///   clicks. `press`, `type` and `choose` do what they say by whatever the desk's person has.
/// * [Person] is one for each role, as the demo opens them; [People] opens their accounts and gives
///   them sessions without the door. The door itself: [Door]. [Clerk] is somebody without a
///   browser.
/// * [Journey]: with `writes`, each test has a [Bureau] of its own (a few seconds); without, all
///   share one and must leave it as it is. The bureau's [Hands] are the clock; it begins on Monday,
///   2 November 2020 at nine and stands still unless moved.
/// * [Desks] opens windows: `open(look)` for somebody not signed in, `of(person, look)` for one who
///   is. Two desks in one test are two people, or one with two windows. A [Look] is language,
///   night, width and whether scripts run: `Look.of(language).byNight().wide(Look.PHONE)`,
///   `.withoutScripts()`.
/// * [Desk] names things by phrase key, so that one journey goes in both languages: `link`,
///   `button`, `heading`, `field`, `say`. Find nothing by class or place where a name will do.
///   `page()` is Playwright's own; wait for what must be seen, never for a time.
/// * Closing the desk fails the test on anything the browser complained of: console, breach of the
///   content policy, a request that failed or went to another origin, an answer ≥ 400. A journey
///   through wrong input says so first: `desk.complaints().expect(422)`.
/// * By keyboard: `desk.keys().type(field, words).enter(button)`; it only presses keys, and fails
///   where no Tab leads to the thing or its focus cannot be seen.
/// * `desk.passkeys()` puts a security key into the machine, before the page asks for one.
/// * `desk.picture("name")` keeps a picture in `e2e/target/screens`; a failed test keeps one of
///   each desk. Look at them.
/// * After wrong input, or in any state that no link leads to: `Axe.violations(desk.page())`.
///
/// # What every page must bear
///
/// * [EveryPageIT] finds all pages by their annotations and fails where no link of anybody leads to
///   one; axe then looks at as few as show every kind of element.
/// * [NumbersIT]: a link with a number has `data-count`, the list it opens `data-total` and on each
///   row `data-row`; with several lists on a page the link's `#id` tells which. Further pages of a
///   list are linked by `rel="next"`. A computed number (share, sum, mean) has `data-figure` on the
///   link and on the page it opens. A number that is a name (the year 2020) stands in `<time>`.
/// * [PicturesIT]: a main page gets a line there.
/// * [WatchersIT] and NumbersTest show each watcher what it must catch: a new one gets its fault.
///
/// # Running
///
/// `mvn -q -Dfast -pl e2e -am -Dtest=NoneTest -Dit.test=NilIT
/// -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false verify`, with
/// `-Dpictures=write` to renew the guide's pictures and `-Dcrawl=all` to follow every link.
@NullMarked
package org.luoshi.e2e;

import org.jspecify.annotations.NullMarked;
