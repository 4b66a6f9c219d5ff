/// Who is reminded of what on which working day, and how a reminder travels until it is sent; may
/// import judgement and what that imports.
@NullMarked
package org.luoshi.engine.remind;

import org.jspecify.annotations.NullMarked;
