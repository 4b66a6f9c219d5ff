/// Reminders: one digest a day for each person, on the channel they chose, through one outbox; and
/// their calendars. May import obligations, access and what lies below them.
@NullMarked
package org.luoshi.server.reminders;

import org.jspecify.annotations.NullMarked;
