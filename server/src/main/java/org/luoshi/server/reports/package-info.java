/// The implementation report with its figures linked, edited, frozen and found stale; may import
/// obligations, programmes, access and what lies below them, and the modules packs and office.
@NullMarked
package org.luoshi.server.reports;

import org.jspecify.annotations.NullMarked;
