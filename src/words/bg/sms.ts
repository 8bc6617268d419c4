// Bulgarian words of the text messages: Cyrillic letters leave 70 per part, so each is as short as it can be.
import type { sms as english } from '../en/sms.ts';
import type { Translation } from '../entry.ts';

export const sms = {
  enrolment_code:
    '{platform}: код {code} за потвърждаване на този номер. Валиден {minutes} мин. Не го казвайте на никого.',
  authentication_code:
    '{platform}: код {code}, за да потвърдите, че сте вие. Валиден {minutes} мин. Не го казвайте на никого.',
  reset_asked: '{platform}: защитата ви се нулира на {time}. Не сте го поискали? Веднага се обърнете към {platform}.',
  reset_done:
    '{platform}: защитата на профила ви беше нулирана. Ако не сте го поискали, веднага се обърнете към {platform}.',
  permanent_block_ahead:
    '{platform}: много грешни опити. Профилът ви може да бъде блокиран. Ако не сте вие, веднага се обърнете към {platform}.',
  notice:
    '{platform}: промяна или искане за промяна в защитата ви. Ако не сте били вие, веднага се обърнете към {platform}.',
} satisfies Translation<typeof english>;
