/// Excel in and out as offices keep it; may import the engine's duty, record, time and text.
@NullMarked
package org.luoshi.office.sheet;

import org.jspecify.annotations.NullMarked;
