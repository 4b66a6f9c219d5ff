/// Units founded, renamed, moved, merged, split and closed, people appointed, workbooks brought in;
/// may import obligations, records, access and what lies below them.
@NullMarked
package org.luoshi.server.establishment;

import org.jspecify.annotations.NullMarked;
