/// Duty × bearer × occasion, with window, quota and due date; may import duty, org, record, time
/// and text.
@NullMarked
package org.luoshi.engine.obligation;

import org.jspecify.annotations.NullMarked;
