/// What is owed and how it stands on a date, with explanations and figures; may import access, api,
/// org, shell, records, programmes, database and ledger.
@NullMarked
package org.luoshi.server.obligations;

import org.jspecify.annotations.NullMarked;
