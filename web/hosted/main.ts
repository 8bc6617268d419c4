// Improves forms that work without it: each part looks for its marks in the page and does nothing where there are none.
import { tidyCodes } from './code-field.ts';
import { countDown } from './countdown.ts';
import { leadOn } from './lead-on.ts';
import { showLocalTimes } from './local-time.ts';
import { runPasskey, tellPasskeys } from './passkey.ts';
import { sendForms } from './send.ts';
import { warnOfEnd } from './session-end.ts';
import { showSecrets } from './show-secret.ts';
import { sayStrength } from './pin-strength.ts';
import { recordTyping } from './typing.ts';

tellPasskeys();
runPasskey();
recordTyping();
tidyCodes();
showSecrets();
sayStrength();
countDown();
warnOfEnd();
showLocalTimes();
leadOn();
sendForms();
