/// The implementation report with its figures linked; may import obligations and programmes, and
/// the modules packs and office.
@NullMarked
package org.luoshi.server.reports;

import org.jspecify.annotations.NullMarked;
