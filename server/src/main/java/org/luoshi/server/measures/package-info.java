/// Measures (约谈函询): proposed by rule or by a person, decided by a person, answered, appealed
/// against. May import access, matters, obligations, records, shell and work.
@NullMarked
package org.luoshi.server.measures;

import org.jspecify.annotations.NullMarked;
