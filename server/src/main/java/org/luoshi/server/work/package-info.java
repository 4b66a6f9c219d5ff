/// What people do every day: my duties, recording work, returning it, its history and files; may
/// import obligations, records, files, access and what lies below them.
@NullMarked
package org.luoshi.server.work;

import org.jspecify.annotations.NullMarked;
