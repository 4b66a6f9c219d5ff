/// The engine's contract told a second time, slowly and obviously: an oracle, random worlds, hand
/// written scenarios; may import the engine's values, never its decisions.
@NullMarked
package org.luoshi.testkit.judging;

import org.jspecify.annotations.NullMarked;
