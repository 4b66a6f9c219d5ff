/// The implementation report with its figures linked; may import obligations, records and
/// programmes.
@NullMarked
package org.luoshi.server.reports;

import org.jspecify.annotations.NullMarked;
