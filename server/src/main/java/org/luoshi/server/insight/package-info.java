/// What a second look shows, as lists for a person to go and see: decay by level, arranged and
/// checked, overlaps, burden, late entries, texts alike; may import obligations, records, access
/// and what lies below them, and the module office.
@NullMarked
package org.luoshi.server.insight;

import org.jspecify.annotations.NullMarked;
