/// What all JSON endpoints share: lists in slices, requests done once, pace, problems and the
/// document that describes them; may import access, database, records, programmes, org and shell.
@NullMarked
package org.luoshi.server.api;

import org.jspecify.annotations.NullMarked;
