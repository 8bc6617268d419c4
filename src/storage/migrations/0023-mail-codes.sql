-- A code by e-mail: an additional check beside the elements, and of a kind of its own.

-- Whoever reads a mailbox holds no element: a code that proves, or that confirms a number, is never sent there.
alter table messages drop constraint messages_no_code_by_email;
alter table messages add constraint messages_code_by_its_channel check (
  case
    when session_id is null then code_sealed is null and kind <> 'mail_code'
    else (kind = 'mail_code') = (channel = 'email')
  end
);
