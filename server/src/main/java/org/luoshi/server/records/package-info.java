/// Records read from workbooks, kept with their history, and the evidence drawn from them; may
/// import org, programmes, database and ledger, and the module office.
@NullMarked
package org.luoshi.server.records;

import org.jspecify.annotations.NullMarked;
