/// Matters: what moves through states by tables of allowed moves, with its pages, API and sheets;
/// each room of the governance loop is a [Procedure][org.luoshi.server.matters.Procedure] of it.
/// May import access, api, database, ledger, obligations, org, records, shell, work and office.
@NullMarked
package org.luoshi.server.matters;

import org.jspecify.annotations.NullMarked;
