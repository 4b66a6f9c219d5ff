/// Findings (问题整改): from the record of one to its rectification, closing by another, look-back and
/// reopening. May import access, matters, records, shell and work.
@NullMarked
package org.luoshi.server.findings;

import org.jspecify.annotations.NullMarked;
