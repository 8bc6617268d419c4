// Dutch words of the notices by email, with the informal "je".
import type { mail as english } from '../en/mail.ts';
import type { Translation } from '../entry.ts';

export const mail = {
  enrolled: '{platform}: je account is nu beschermd',
  enrolled_text:
    'De beveiliging van je account bij {platform} is ingesteld. Vanaf nu bevestig je wat belangrijk is met de pincode, telefoon of passkey die daarvoor is gekozen.',
  pin_changed: '{platform}: je pincode is gewijzigd',
  pin_changed_text: 'De pincode waarmee je voor {platform} bevestigt dat jij het bent, is gewijzigd.',
  number_changed: '{platform}: je mobiele nummer is gewijzigd',
  number_changed_text:
    'De codes waarmee je voor {platform} bevestigt dat jij het bent, gaan nu naar een ander mobiel nummer.',
  passkey_added: '{platform}: er is een passkey toegevoegd',
  passkey_added_text:
    'Er is een passkey toegevoegd aan je account bij {platform}. Wie die passkey kan ontgrendelen, kan namens jou bevestigen.',
  passkey_removed: '{platform}: er is een passkey verwijderd',
  passkey_removed_text:
    'Er is een passkey verwijderd uit je account bij {platform}. Met die passkey kan niemand meer bevestigen namens jou.',
  contact_change_asked: '{platform}: je contactgegevens worden gewijzigd',
  contact_change_asked_text:
    '{platform} heeft ons een nieuw e-mailadres of mobiel nummer van je doorgegeven. Codes en berichten zoals dit blijven gaan waar ze eerst heen gingen, tot je de nieuwe gegevens hebt bevestigd.',
  blocked: '{platform}: te veel foute antwoorden',
  blocked_text:
    'Er zijn te veel foute antwoorden gegeven toen {platform} vroeg te bevestigen dat jij het bent. Voor je veiligheid kan er nu niets worden bevestigd.',
  blocked_at: 'Je kunt het opnieuw proberen vanaf {time}.',
  blocked_for_good: 'Dit blijft zo tot {platform} je heeft geholpen: neem contact met ze op.',
  permanent_block_ahead: '{platform}: je account wordt misschien geblokkeerd',
  permanent_block_ahead_text:
    'Er zijn heel veel foute antwoorden gegeven toen {platform} vroeg te bevestigen dat jij het bent. Als dat doorgaat, wordt je account geblokkeerd tot {platform} je helpt. Je voorkomt dit door één keer te bevestigen dat jij het bent.',
  permanent_block_ahead_at: 'Het account blijft in elk geval open tot {time}.',
  reset_asked: '{platform}: je beveiliging wordt gereset',
  reset_asked_text:
    'Iemand heeft {platform} gevraagd om de beveiliging van je account te resetten: je pincode, mobiele nummer en passkeys worden dan verwijderd en je stelt ze opnieuw in.',
  reset_asked_at: 'Dit gebeurt op {time}.',
  reset_done: '{platform}: je beveiliging is gereset',
  reset_done_text:
    'De beveiliging van je account bij {platform} is gereset: je pincode, mobiele nummer en passkeys zijn verwijderd. Ga naar {platform} om ze opnieuw in te stellen en houd de code bij de hand die je hebt gekregen.',
  code_undeliverable: '{platform}: we konden je geen code sturen',
  code_undeliverable_text:
    'Een code voor {platform} kon niet per sms op je telefoon worden bezorgd. Controleer of je telefoon aanstaat en sms’jes kan ontvangen en begin dan opnieuw bij {platform}. Heb je dit nummer niet meer? Neem dan contact op met {platform}.',
  mail_code: '{platform}: je code',
  mail_code_text:
    'Je code is {code}. Vul hem in op de pagina waar je bevestigt dat jij het bent. Hij is {minutes} minuten geldig. Deel hem met niemand.',
  mail_code_not_you:
    'Ben je nu niets aan het bevestigen, dan kent iemand anders misschien je pincode: neem meteen contact op met {platform}.',

  when: 'Vastgelegd op {time}.',
  was_you: 'Was jij dit, dan hoef je niets te doen.',
  not_you: 'Was jij dit niet, open dan deze link en bevestig het daar. De link werkt één keer, {days} dagen lang.',
  not_you_button: 'Dit was ik niet',
  not_you_contact: 'Was jij dit niet, neem dan meteen contact op met {platform}.',
  footer:
    'Dit bericht is automatisch verstuurd voor {platform}; beantwoord het niet. Niemand zal je ooit per e-mail of telefoon om je pincode of een code vragen.',
} satisfies Translation<typeof english>;
