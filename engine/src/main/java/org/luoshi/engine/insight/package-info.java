/// What a second look at counts, credits and entries shows, for a person to go and see: never a
/// verdict on a unit, never anything about a person; may import tally, judgement, obligation, duty,
/// time, org and record.
@NullMarked
package org.luoshi.engine.insight;

import org.jspecify.annotations.NullMarked;
