/// Inspections and assessments (检查考核): campaigns planned, approved, drawn and run, units scored by
/// clause, objections decided by another. May import access, api, database, matters, measures,
/// obligations, records, shell, work, engine and office.
@NullMarked
package org.luoshi.server.inspections;

import org.jspecify.annotations.NullMarked;
