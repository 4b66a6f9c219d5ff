/// Terms, working calendars and due dates; may import text.
@NullMarked
package org.luoshi.engine.time;

import org.jspecify.annotations.NullMarked;
