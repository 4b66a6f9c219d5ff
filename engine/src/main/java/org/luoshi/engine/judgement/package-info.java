/// The status of an obligation on a date, with its reasons; may import obligation and what that
/// imports.
@NullMarked
package org.luoshi.engine.judgement;

import org.jspecify.annotations.NullMarked;
