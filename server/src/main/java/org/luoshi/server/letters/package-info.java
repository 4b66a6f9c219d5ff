/// Responsibility letters (责任书): issued level by level with the duties of who bears them, signed by
/// who holds the post, inherited by successors, printed with their proof. May import access,
/// ledger, matters, obligations, records, shell, work and office.
@NullMarked
package org.luoshi.server.letters;

import org.jspecify.annotations.NullMarked;
