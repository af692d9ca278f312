-- 取消料 as it stood when the line was asked for; null: free until cancel_days before, later the lender decides.
alter table booking_lines add column cancellation jsonb;
