/// What a pack declares: programme, duties, record kinds, figures; may import time, org, record and
/// text.
@NullMarked
package org.luoshi.engine.duty;

import org.jspecify.annotations.NullMarked;
