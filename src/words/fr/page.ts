// French words of the hosted pages; \u00a0 is the space that must not break before : ; ? and !, \u2011 the hyphen that must not.
import type { page as english } from '../en/page.ts';
import type { Translation } from '../entry.ts';

export const page = {
  testing: 'Bac à sable\u00a0: pour les tests uniquement',
  secured_by: 'Sécurisé par Strongroom',
  progress: 'Étape {step} sur {of}',
  title_with_problem: 'Erreur\u00a0: {title}',
  continue: 'Continuer',
  confirm: 'Confirmer',
  try_again: 'Réessayer',
  session_ends:
    'Cette page se ferme dans une minute. Vous reviendrez alors chez {platform}, où vous pourrez recommencer.',
  connection_lost: 'La connexion est interrompue. Votre saisie est conservée ici et nous réessayons.',

  welcome_enrolment: 'Protégez votre compte',
  welcome_enrolment_text: '{platform} vous invite à sécuriser votre compte. Cela prend environ deux minutes.',
  welcome_authentication: 'Confirmez que c’est bien vous',
  welcome_authentication_text:
    '{platform} vous demande de confirmer que c’est bien vous. Cela prend environ une minute.',
  welcome_re_enrolment: 'Confirmez vos nouvelles coordonnées',
  welcome_re_enrolment_text:
    'Vos coordonnées ont changé\u00a0: {platform} vous demande de les confirmer. Cela prend environ une minute.',
  asks_proof: 'Saisir le code à usage unique que vous avez reçu',
  asks_email: 'Saisir votre adresse e-mail',
  asks_new_pin: 'Choisir un code PIN',
  asks_passkey_or_phone: 'Créer une clé d’accès ou confirmer votre numéro de mobile',
  asks_phone: 'Confirmer votre numéro de mobile',
  asks_known: 'Utiliser votre clé d’accès, ou votre code PIN et un code reçu par SMS',
  asks_new_details: 'Confirmer vos nouvelles coordonnées',
  welcome_steps: 'Ce que vous allez faire',
  welcome_phone: 'Gardez votre téléphone à portée de main.',
  welcome_time: {
    one: 'Pour votre sécurité, ce lien expire dans une minute.',
    other: 'Pour votre sécurité, ce lien expire dans {count}\u00a0minutes.',
  },
  terms: 'J’accepte les {terms} utilisé par {platform}.',
  terms_name: 'conditions du service de paiement',
  terms_new_window: 'nouvelle fenêtre',
  terms_missing: 'Cochez la case pour accepter les conditions avant de commencer.',
  start: 'Commencer',
  elsewhere:
    'Cette page est déjà ouverte dans un autre navigateur. Si vous continuez ici, elle s’y fermera et vous reprendrez depuis le début.',
  continue_here: 'Continuer ici',

  email_title: 'Saisissez votre adresse e\u2011mail',
  email_text: 'Tapez-la en entier, sans la coller\u00a0: votre rythme de frappe nous aide à vous reconnaître.',
  email_text_plain: 'Tapez-la en entier.',
  email: 'Adresse e\u2011mail',
  email_hint: 'Votre adresse ressemble à ceci\u00a0: {hint}',
  typing_more: 'Ce qui est mesuré, et pourquoi',
  typing_what:
    'Nous mesurons combien de temps vous appuyez sur chaque touche et à quelle vitesse la suivante vient, dans ce champ seulement, pour remarquer si quelqu’un d’autre tape à votre place. Nous conservons les durées, jamais les touches\u00a0: chiffrées, jusqu’à la fermeture de votre compte ou jusqu’à ce que vous refusiez ici.',
  typing_decline: 'Ne pas utiliser ma façon de taper',
  typing_decline_hint:
    'Vous confirmez alors avec votre code PIN et un code reçu par SMS. Ce qui a été mesuré est effacé dès que vous avez confirmé.',

  pin_title: 'Choisissez votre code PIN',
  pin_text:
    'Choisissez {digits} chiffres connus de vous seul. {platform} vous les demandera pour confirmer que c’est bien vous.',
  pin_advice: 'Évitez les dates de naissance et les suites comme 123456.',
  pin_easy: 'Ce code PIN est trop facile à deviner.',
  pin_fine: 'Ce code PIN convient.',
  pin_new: 'Code PIN ({digits} chiffres)',
  pin_again: 'Code PIN, une seconde fois',
  pin: 'Code PIN',
  pin_show: 'Afficher',
  pin_hide: 'Masquer',

  phone_title: 'Votre téléphone mobile',
  phone_text: 'Nous enverrons un code par SMS à ce numéro.',
  phone_suggested: 'Est-ce bien votre numéro\u00a0?',
  phone_yes: 'Oui, envoyez-moi un code',
  phone_other: 'Utiliser un autre numéro',
  phone_only: 'Ce n’est pas votre numéro ? Prévenez {platform} : le code ne peut pas être envoyé ailleurs.',
  phone_country: 'Pays',
  phone_country_choose: 'Choisissez un pays',
  phone_number: 'Numéro de mobile',
  phone_private: 'Un numéro saisi ici n’est pas transmis à {platform}.',

  send_code: 'Envoyez-moi un code',
  code_title: 'Saisissez le code',
  code_text: 'Nous avons envoyé un code à 6 chiffres par SMS au {number}.',
  code: 'Code reçu par SMS',
  code_newest: 'Pas encore de SMS\u00a0? Il peut mettre une minute à arriver. Seul le dernier code est valable.',
  code_again: 'Envoyer un nouveau code',
  code_wait: 'Nouveau code dans {seconds} s',

  proof_title: 'Confirmez que c’est bien vous',
  proof_send: 'Nous allons d’abord envoyer un code à 6 chiffres par SMS au {number}.',
  proof_text: 'Saisissez votre code PIN, puis le code envoyé par SMS au {number}.',
  pin_alone_text: 'Saisissez le code PIN que vous avez choisi.',

  mail_code_title: 'Une vérification de plus',
  mail_code_send:
    'Pour nous assurer que c’est bien vous, nous allons aussi envoyer un code à 6 chiffres par e\u2011mail à {email}.',
  mail_code_text:
    'Pour nous assurer que c’est bien vous, nous avons aussi envoyé un code à 6 chiffres par e\u2011mail à {email}.',
  mail_code: 'Code reçu par e\u2011mail',
  mail_code_newest:
    'Pas encore d’e\u2011mail\u00a0? Il peut mettre une minute à arriver\u00a0; regardez aussi dans vos courriers indésirables. Seul le dernier code est valable.',

  passkey_new: 'Créez une clé d’accès',
  passkey_another: 'Créez une autre clé d’accès',
  passkey_first_text:
    'Avec une clé d’accès, vous confirmez par votre empreinte, votre visage ou le code de votre appareil, et rien d’autre. C’est plus sûr qu’un code reçu par SMS.',
  passkey_second_text:
    'Utilisez un autre appareil ou une clé de sécurité : vous pourrez encore confirmer si vous perdez le premier.',
  passkey_added_text:
    'Utilisez un autre appareil ou une clé de sécurité. Nous vous préviendrons de cet ajout par e-mail.',
  passkey_new_button: 'Créer une clé d’accès',
  passkey_use: 'Utilisez votre clé d’accès',
  passkey_use_text: 'Confirmez par votre empreinte, votre visage ou le code de votre appareil.',
  passkey_use_button: 'Utiliser ma clé d’accès',
  passkey_no_script:
    'Les clés d’accès ont besoin de JavaScript, qui est désactivé dans ce navigateur. Continuez par un autre moyen.',
  passkey_made: 'Créée le {date}',
  passkey_name: 'Nom de cette clé d’accès',
  passkey_rename: 'Enregistrer le nom',
  passkey_remove: 'Supprimer cette clé d’accès',
  passkey_keep:
    'Vous ne pouvez pas encore supprimer cette clé d’accès : sans elle, vous ne pourriez plus confirmer que c’est bien vous.',

  way_other: 'Utiliser plutôt mon code PIN et un code reçu par SMS',
  way_no_passkey: 'Continuer sans clé d’accès',
  way_not_now: 'Pas maintenant',
  way_passkey: 'Utiliser plutôt une clé d’accès',
  way_lost: 'Je ne peux pas utiliser mon code PIN ou ce numéro',
  way_settings: 'Changer ma façon de confirmer',
  way_back: 'Revenir sans rien changer',

  backup: 'Ajouter un second moyen ?',
  backup_text:
    'Si vous perdez l’appareil qui contient votre clé d’accès, votre code PIN seul ne suffira pas. Un second moyen vous permet de confirmer malgré tout que c’est bien vous.',
  backup_number: 'Ajouter mon numéro de mobile',
  backup_passkey: 'Créer une seconde clé d’accès',
  backup_none: 'Pas maintenant',

  settings: 'Vos moyens de confirmation',
  settings_text: 'Vous pouvez changer une chose à la fois. Nous vous en préviendrons par e-mail.',
  settings_first: 'Confirmez d’abord que c’est bien vous. Vous pourrez ensuite changer vos moyens de confirmation.',
  settings_wait:
    'Vous avez changé quelque chose récemment. Pour votre sécurité, le prochain changement sera possible à partir du {time}.',
  settings_add_passkey: 'Ajouter une clé d’accès',
  settings_pin: 'Changer mon code PIN',
  settings_number: 'Changer mon numéro de mobile',
  settings_add_number: 'Ajouter un numéro de mobile',
  settings_number_now: 'Les codes sont envoyés au {number}.',
  settings_done: 'Continuer',
  removal: 'Supprimer cette clé d’accès ?',
  removal_text: 'Vous ne pourrez plus confirmer avec {passkey}.',

  proof_code: 'Saisissez votre code à usage unique',
  proof_code_text: '{platform} vous a remis un code par un autre moyen, par exemple par courrier ou en personne.',
  proof_code_again:
    'Un nouveau code vous a été remis lors de la vérification de votre identité. Il ne sert qu’une fois.',
  proof_code_label: 'Code à usage unique',

  stranded_lost: 'Confirmation impossible ici',
  stranded_lost_text:
    'Pour vous protéger, un code PIN seul ou un numéro seul ne suffit pas. Essayez sur l’appareil qui contient votre clé d’accès, ou demandez de l’aide à {platform} : votre identité sera vérifiée et vous pourrez recommencer.',
  stranded_no_number: 'Votre numéro de mobile manque',
  stranded_no_number_text:
    '{platform} doit nous communiquer votre numéro de mobile avant que vous puissiez continuer. Donnez-le-lui, puis recommencez.',
  stranded_end: 'Revenir chez {platform}',
  original_pin: 'J’ai oublié mon code PIN',
  original_number: 'Mon numéro a changé',

  end_validated: 'C’est fait',
  end_validated_text: 'Vous avez confirmé que c’est bien vous. Vous pouvez revenir chez {platform}.',
  end_failed: 'Cela n’a pas fonctionné',
  end_failed_text: 'Nous n’avons pas pu confirmer que c’est bien vous. Revenez chez {platform} pour recommencer.',
  end_recovery_asked: 'Il vous faut repartir de zéro',
  end_recovery_asked_text:
    'Rien n’a été changé. Demandez de l’aide à {platform} : votre identité sera vérifiée et vous pourrez recommencer.',
  end_changed_lately: 'Un peu de patience',
  end_changed_lately_text:
    'Vous avez changé quelque chose récemment. Pour votre sécurité, rien d’autre ne peut changer pendant trois jours. Revenez alors sur {platform}.',
  end_left: 'Vous avez arrêté ici',
  end_left_text: 'Rien n’a été confirmé. Vous pouvez recommencer depuis {platform} à tout moment.',
  end_expired: 'Le temps est écoulé',
  end_expired_text:
    'Pour votre sécurité, cette page se ferme au bout de quelques minutes. Revenez chez {platform} pour recommencer.',
  end_back: 'Revenir chez {platform}',
  end_leading: 'Vous allez y revenir dans un instant.',

  leave: 'Voulez-vous arrêter ici ?',
  leave_text:
    'Rien n’est encore confirmé. Si vous revenez maintenant à {platform}, il faudra tout recommencer depuis là-bas.',
  leave_stay: 'Rester et continuer',
  leave_ways: 'Autres sorties',

  blocked: 'Patientez un peu',
  blocked_text: 'Il y a eu trop de réponses erronées. Pour votre sécurité, vous pourrez réessayer à partir de {time}.',
  blocked_for_good: 'Votre accès est bloqué',
  blocked_for_good_text: 'Il y a eu trop de réponses fausses sur une longue période. Demandez de l’aide à {platform}.',
  blocked_after: 'Si cette page s’est fermée d’ici là, revenez chez {platform} pour recommencer.',

  problem_email_different:
    'Ce n’est pas l’adresse que nous connaissons. Comparez-la avec l’indice, puis saisissez-la de nouveau.',
  problem_pin_format: 'Saisissez exactement le nombre de chiffres demandé, les mêmes dans les deux champs.',
  problem_pin_different:
    'Les deux codes PIN sont différents. Saisissez de nouveau votre code PIN dans les deux champs.',
  problem_pin_easy: 'Ce code PIN est trop facile à deviner. Choisissez-en un autre.',
  problem_phone_invalid: 'Nous ne pouvons pas envoyer de code à ce numéro. Vérifiez le pays et le numéro.',
  problem_phone_known: 'C’est le numéro que vous utilisez déjà. Saisissez-en un autre, ou revenez en arrière.',
  problem_code_refused: 'Ce code est erroné ou n’est plus valable. Vérifiez-le ou demandez-en un nouveau.',
  problem_not_right:
    'Le code PIN ou le code reçu par SMS est erroné. Vérifiez les deux, puis saisissez-les de nouveau.',
  problem_code_too_soon: 'Nous venons de vous envoyer un code. Patientez un instant avant d’en demander un nouveau.',
  problem_too_many_codes:
    'Nous vous avons déjà envoyé plusieurs codes. Saisissez le dernier reçu ou réessayez plus tard.',
  problem_code_unavailable: 'Nous ne pouvons pas vous envoyer de code pour le moment. Réessayez plus tard.',
  problem_country_refused: 'Nous ne pouvons pas envoyer de code aux numéros de ce pays.',
  problem_proof_refused: 'Ce code est erroné ou n’est plus valable. Vérifiez-le, puis saisissez-le à nouveau.',
  problem_passkey_cancelled: 'Rien n’a été confirmé. Vous pouvez réessayer, ou continuer autrement ci-dessous.',
  problem_passkey_unusable: 'Cet appareil n’a pas pu le faire. Réessayez, ou continuez autrement ci-dessous.',
  problem_passkey_known:
    'Cet appareil contient déjà une de vos clés d’accès. Utilisez un autre appareil, ou continuez autrement.',
  problem_passkey_synced:
    'Cette clé d’accès pourrait être copiée sur d’autres appareils, ce qui n’est pas permis ici. Utilisez une clé de sécurité, ou continuez autrement.',
  problem_passkey_refused:
    'Nous n’avons pas pu confirmer avec cette clé d’accès. Réessayez, ou continuez autrement ci-dessous.',
  problem_passkey_too_often: 'Cela n’a pas fonctionné plusieurs fois. Continuez par un autre moyen.',
  problem_passkey_renamed: 'Le nouveau nom est enregistré.',
  problem_code_undelivered:
    'Nos SMS n’arrivent pas à ce numéro pour le moment. Nous vous avons envoyé un e-mail qui dit quoi faire.',
  problem_mail_code_undelivered:
    'Nos e\u2011mails n’arrivent pas à cette adresse pour le moment. Demandez un nouveau code ou réessayez plus tard.',
  problem_changed_lately:
    'Vous avez changé quelque chose récemment. Pour votre sécurité, attendez avant le prochain changement.',
  problem_last_pair: 'Vous en avez besoin : sans elle, vous ne pourriez plus confirmer que c’est bien vous.',
  problem_enrolled_elsewhere:
    'Vous avez déjà protégé votre compte dans une autre fenêtre. Confirmez avec le code PIN que vous y avez choisi.',
  problem_details_changed: 'Quelque chose a changé entre-temps dans votre compte. Recommencez ici.',

  unknown_link: 'Ce lien ne fonctionne pas',
  unknown_link_text:
    'Il a peut-être expiré, ou il en manque une partie. Revenez au site ou à l’application d’où vous venez pour recommencer.',
  return_url_missing: 'Ce lien est incomplet',
  return_url_missing_text:
    'Il n’indique pas où vous ramener ensuite. Revenez au site ou à l’application d’où vous venez et signalez-le.',
  return_url_missing_developers: 'Pour les développeurs\u00a0: ajoutez le paramètre returnUrl au lien.',
  return_url_refused: 'Nous ne pouvons pas vous ramener en toute sécurité',
  return_url_refused_text:
    'Ce lien mènerait à une adresse qui n’est pas autorisée. Revenez au site ou à l’application d’où vous venez et signalez-le.',
  return_url_refused_developers: 'Pour les développeurs\u00a0: la valeur du paramètre returnUrl a été refusée.',
  opened_elsewhere: 'Vous avez continué ailleurs',
  opened_elsewhere_text:
    'Cette page est maintenant ouverte dans un autre navigateur ou sur un autre appareil. Continuez là-bas\u00a0; vous pouvez fermer cette fenêtre.',
  moved_too_often: 'Cette page ne peut plus être déplacée',
  moved_too_often_text:
    'Elle a changé de navigateur trop souvent. Continuez là où elle est ouverte, ou recommencez depuis le site ou l’application d’où vous venez.',
  not_this_page: 'Cette page n’est pas disponible',
  not_this_page_text: 'Ouvrez de nouveau le lien depuis le site ou l’application d’où vous venez.',
  went_wrong: 'Un problème est survenu',
  went_wrong_text: 'L’erreur vient de nous, pas de vous. Patientez un instant, puis réessayez.',
  no_link: 'Rien à confirmer ici',
  no_link_text:
    'Cette page s’ouvre d’elle-même lorsqu’un site ou une application vous demande de confirmer que c’est bien vous.',
} satisfies Translation<typeof english>;
