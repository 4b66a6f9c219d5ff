/// Named numbers with the records and obligations behind them; may import judgement, tally and what
/// they import.
@NullMarked
package org.luoshi.engine.figure;

import org.jspecify.annotations.NullMarked;
