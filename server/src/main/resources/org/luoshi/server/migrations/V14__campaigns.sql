-- What a campaign's draw begins with: made when it is planned, told only when it is drawn. Its digest stands in the plan.
create table campaign_seed (
  campaign text collate "C" primary key references matter,
  seed     text collate "C" not null check (seed ~ '^[0-9a-f]{32}$')
);
create policy in_reach on campaign_seed
  using (exists (select from matter m where m.id = campaign_seed.campaign));
alter table campaign_seed enable row level security;
alter table campaign_seed force row level security;
create trigger history_kept before update or delete or truncate on campaign_seed
  for each statement execute function refuse_history_loss();
