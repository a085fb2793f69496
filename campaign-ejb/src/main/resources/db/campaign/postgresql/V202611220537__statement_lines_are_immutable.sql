create function campaign.refuse_restatement() returns trigger language plpgsql as $$
begin
  raise exception 'A statement is locked: what was wrong in it stands in the next one';
end $$;
create trigger statement_line_is_immutable before update on campaign.statement_line
  for each row execute function campaign.refuse_restatement();
