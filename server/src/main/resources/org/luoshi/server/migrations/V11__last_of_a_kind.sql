-- The number to give a record entered next, and the last entry about the organisation, each by one look at the end of an index.
create index record_number on record (kind, (substring(id from '/([0-9]{1,9})$')::int) desc nulls last);
create index record_version_kind_entry on record_version (kind, entry_id desc);
