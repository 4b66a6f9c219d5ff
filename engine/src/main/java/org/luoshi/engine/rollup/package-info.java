/// The judgements of a whole nation kept bit by bit, so that any subtree is counted with two
/// look-ups and any count opens its list; may import tally, judgement, obligation, org and time.
@NullMarked
package org.luoshi.engine.rollup;

import org.jspecify.annotations.NullMarked;
