// The words of Spanish, Catalan, Galician, Basque and English portals for notices; ours, not an official list.
import type { Vocabulary } from './vocabulary.ts';

const words = (text: string): string[] =>
  text
    .split(/[|\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

export const baseVocabulary: Vocabulary = {
  fields: {
    date: words(
      `fecha|fecha y hora|fecha hora|fecha/hora|fec|día|data|data i hora|data e hora|dia|data eta ordua|date|date and time|day|fecha de registro|fecha registro|fecha de envío|fecha envío|fecha de emisión|fecha emisión|fecha de alta|fecha alta|fecha del documento|fecha documento|data d'enviament|data de rexistro|erregistro data|issued on|sent on|received`,
    ),
    madeAvailable:
      words(`fecha de puesta a disposición|fecha puesta a disposición|puesta a disposición|puesto a disposición|fecha de disposición|fecha de disponibilidad|fecha disponibilidad|disponible desde|fecha de notificación|fecha notificación|fecha de la notificación|fec notificación|f notificación|notificado el|fecha de depósito|fecha depósito|depositado el|fecha de publicación|fecha publicación|recibido el|fecha de recepción|fecha recepción
      data de posada a disposició|posada a disposició|data de notificació|data notificació|data de disponibilitat|disponible des de|data de posta a disposición|posta a disposición|data de notificación|data de dispoñibilidade|eskuragarri jarritako data|eskuragarri noiztik|jakinarazpen data|jakinarazpenaren data|available from|made available|made available on|availability date|notification date|date of notification|date received`),
    expires:
      words(`fecha de caducidad|fecha caducidad|caducidad|caduca el|caduca|fecha de vencimiento|fecha vencimiento|vencimiento|vence|vence el|fecha límite|fecha limite de acceso|fecha de expiración|fecha expiración|expira|expira el|fecha fin|con vencimiento el día|disponible hasta|plazo hasta|fecha límite de comparecencia
      data de caducitat|caducitat|caduca el dia|data de venciment|venciment|data límit|disponible fins|data de expiración|data límite|vencemento|data de vencemento|dispoñible ata|iraungitze data|iraungitze-data|epemuga|noiz arte|expires|expires on|expiry|expiry date|expiration date|available until|deadline|due date`),
    opened: words(
      `fecha de acceso|fecha acceso|fecha de acceso al contenido de la notificación|fecha de lectura|fecha lectura|leído el|leída el|fecha de comparecencia|fecha comparecencia|fecha de aceptación|fecha de acuse|fecha de acuse de recibo|acusado el|data d'accés|data de lectura|data de acceso|irakurtze data|sarbide data|opened on|read on|date accessed|acknowledged on`,
    ),
    filed: words(
      `fecha de presentación|fecha presentación|presentado el|presentada el|data de presentació|data de presentación|aurkezpen data|filed on|submitted on|submission date|filing date`,
    ),
    resolved: words(
      `fecha de resolución|fecha resolución|resuelto el|data de resolució|data de resolución|ebazpen data|resolved on|decision date|resolution date`,
    ),
    title:
      words(`asunto|concepto|título|titulo|descripción|notificación|notificacion|comunicación|mensaje|referencia asunto|detalle de la notificación|objeto|sumilla|materia
      assumpte|concepte|títol|descripció|notificació|comunicació|asunto da notificación|título da notificación|gaia|kontzeptua|izenburua|azalpena|jakinarazpena|subject|title|concept|description|message|notice|notification`),
    issuer:
      words(`organismo|organismo emisor|organismo emisor raíz|emisor|entidad|entidad emisora|remitente|remitida por|remitido por|enviado por|administración|órgano|unidad|unidad emisora|oficina|dependencia|área|procedencia|autoridad
      organisme|organisme emissor|emissor|entitat|entitat emissora|remitent|administració|òrgan|unitat|organismo emisor raiz|entidade|entidade emisora|remitente da notificación|unidade|erakundea|igorlea|erakunde igorlea|bidaltzailea|administrazioa|organoa|issuer|issued by|issuing body|sender|from|authority|office|body|department`),
    caseNumber:
      words(`expediente|n° de expediente|nº expediente|no de expediente|num expediente|núm expediente|nro expediente|nro de expediente|número de expediente|número expediente|código de expediente|id expediente|id de expediente|expediente n|trámite|n° de trámite|nro de trámite|número de trámite|código de trámite|número de solicitud|nº de solicitud|solicitud|número registro|número de registro|procedimiento n
      expedient|núm d'expedient|número d'expedient|n expedient|tràmit|número de tràmit|número do expediente|n do expediente|trámite n|espedientea|espediente zenbakia|espediente zk|zenbakia|case|case number|case no|case n|file number|file no|reference number|application number`),
    noticeId:
      words(`identificador|id|id notificación|identificador de la notificación|n° de notificación|nro de notificación|nro notificación|número de notificación|nº notificación|código|código de notificación|referencia|n° de cédula|número de documento de notificación|n de documento|n|n°|nro|no|ref
      identificador de la notificació|núm de notificació|referència|codi|identificador da notificación|referencia da notificación|identifikatzailea|jakinarazpen zenbakia|erreferentzia|kodea|identifier|notice id|notice number|notification number|reference|reference no`),
    state: words(
      `estado|situación|estado de la notificación|estado notificación|estat|estat de la notificació|situació|estado da notificación|situación da notificación|egoera|jakinarazpenaren egoera|status|state`,
    ),
    caseState: words(
      `estado de resolución|estado de la resolución|estado del expediente|estado expediente|estado de la solicitud|estado solicitud|estado del trámite|estado de tramitación|situación del expediente|estat de resolució|estat de l'expedient|estat de la sol·licitud|estado de resolución do expediente|estado do expediente|estado da solicitude|ebazpenaren egoera|espedientearen egoera|case status|application status|status of the case|decision status`,
    ),
    kind: words(
      `tipo|tipo de notificación|tipo notificación|tipo de envío|tipo de documento|tipo documento|tipo de comunicación|tipo de acto|clase|tipo de autorización|tipus|tipus de notificació|tipus d'enviament|tipus de document|tipo de comunicación electrónica|mota|jakinarazpen mota|type|kind|type of notice|notification type|document type`,
    ),
    person:
      words(`titular|interesado|interesada|administrado|destinatario|destinataria|ciudadano|usuario|nombre|nombre y apellidos|apellidos y nombres|nombres y apellidos|nombre del titular|razón social|solicitante|a nombre de
      interessat|interessada|destinatari|nom i cognoms|sol·licitant|nome e apelidos|interesado ou interesada|destinataria ou destinatario|titularra|interesduna|hartzailea|izen abizenak|eskatzailea|holder|recipient|addressee|interested party|applicant|name|full name`),
    personId: words(
      `nif titular|nif del titular|nie|n.i.e.|n.i.e|nif|n.i.f.|dni|d.n.i.|nif/nie|dni/nie|nif nie titular|documento de identidad|n° de documento|nro de documento|número de documento|doc identidad|pasaporte|carné de extranjería|nif del destinatario|document d'identitat|documento identificativo|nan|nan/aiz|identity document|id number|passport|passport number`,
    ),
    amount: words(
      `importe|monto|cuantía|valor|total a pagar|import|quantia|importe total|contía|zenbatekoa|amount|total`,
    ),
    term: words(
      `plazo|plazo de respuesta|plazo para responder|días hábiles|termini|termini de resposta|prazo|prazo de resposta|epea|erantzuteko epea|term|time limit|days to respond`,
    ),
    document: words(
      `documento|documentos|archivo|archivos|fichero|ficheros|adjunto|adjuntos|anexo|anexos|pdf|descarga|descargar|documento adjunto|resguardo|justificante|acuse de recibo|document|documents|fitxer|fitxers|adjunts|annexos|baixa|descàrrega|arquivo|ficheiro|anexos do documento|descarga do documento|dokumentua|dokumentuak|fitxategia|eranskinak|deskargatu|file|files|attachment|attachments|download`,
    ),
    text: words(
      `texto|contenido|cuerpo|mensaje completo|texto de la notificación|text|contingut|cos del missatge|contido|corpo|testua|edukia|content|body text`,
    ),
    csv: words(
      `csv|código seguro de verificación|código csv|codi segur de verificació|código seguro de verificación do documento|egiaztapen kode segurua|secure verification code`,
    ),
  },
  notFields: words(
    `acciones|acción|opciones|opción|ver|ver detalle|seleccionar|selección|detalle|accions|opcions|accións|opcións|ekintzak|aukerak|actions|action|options|select|fecha de nacimiento|data de naixement|data de nacemento|jaiotze data|date of birth|año de nacimiento|nacionalidad|fecha desde|fecha hasta|desde|hasta|des de|fins a|ata|from date|to date|correo electrónico|teléfono`,
  ),
  empty:
    words(`no tiene notificaciones|no tiene ninguna notificación|no tienes notificaciones|no tienes ninguna notificación|no hay notificaciones|no existen notificaciones|no existe ninguna notificación|no se han encontrado notificaciones|no se encontraron notificaciones|no dispone de notificaciones|no cuenta con notificaciones|no tiene mensajes|no hay mensajes|no tiene comunicaciones|no hay comunicaciones|sin notificaciones|bandeja vacía|buzón vacío|su buzón está vacío|casilla vacía|su casilla está vacía
    no hay registros|no existen registros|no se encontraron registros|no se han encontrado registros|sin registros|no hay resultados|sin resultados|no se encontraron resultados|no se han encontrado resultados|no existen resultados|no hay datos|no hay datos disponibles|no existen datos|ningún dato disponible|ningún registro encontrado|no se encontraron datos|0 resultados|0 registros|0 notificaciones|mostrando 0 a 0 de 0|mostrando 0 0 de 0|mostrando registros del 0 al 0 de un total de 0|no hay elementos|lista vacía|no hay información para mostrar|no tiene expedientes|no hay expedientes|no existen expedientes
    no té notificacions|no teniu notificacions|no tens notificacions|no hi ha notificacions|no teniu cap notificació|no té cap notificació|no s'han trobat notificacions|no hi ha registres|no s'han trobat registres|no hi ha resultats|no s'han trobat resultats|cap resultat|sense resultats|no hi ha dades|0 resultats|0 registres|no hi ha comunicacions|bústia buida
    non ten notificacións|non tes notificacións|non hai notificacións|non ten ningunha notificación|non se atoparon notificacións|non hai rexistros|non se atoparon rexistros|non hai resultados|non se atoparon resultados|non hai datos|0 rexistros|non hai comunicacións|caixa baleira
    ez duzu jakinarazpenik|ez dago jakinarazpenik|ez dauka jakinarazpenik|ez da jakinarazpenik aurkitu|ez dago erregistrorik|ez da erregistrorik aurkitu|ez dago emaitzarik|ez da emaitzarik aurkitu|ez dago daturik|0 emaitza|0 erregistro|ez dago komunikaziorik
    you have no notifications|you have no notices|no notifications|no notices|there are no notifications|no records|no records found|no results|no results found|nothing to show|no data available|no data available in table|no items to display|0 results|0 records|0 notifications|showing 0 to 0 of 0|your inbox is empty|mailbox is empty|no messages`),
  emptyDoubt: {
    before: words(
      `si|cuando|en caso de que|en el caso de que|aunque|mientras|siempre que|quan|cas que|en cas que|se|cando|no caso de que|baldin|if|when|in case|unless|whether|porque|por qué`,
    ),
    after: words(
      `nuevas|nueva|sin leer|no leídas|no leídos|por leer|noves|sense llegir|novas|sen ler|berririk|irakurri gabe|new|unread|todavía cargadas|seleccionados|seleccionadas|seleccionado`,
    ),
  },
  lists: words(
    `notificaciones|notificaciones pendientes|comunicaciones|mis notificaciones|buzón|buzón electrónico|casilla|casilla electrónica|bandeja|bandeja de entrada|mensajes|mis expedientes|expedientes|avisos|notificacions|comunicacions|bústia|safata|missatges|les meves notificacions|notificacións|comunicacións|caixa de correo|mensaxes|jakinarazpenak|komunikazioak|postontzia|mezuak|espedienteak|notifications|communications|mailbox|inbox|messages|notices|my cases|cases`,
  ),
  states:
    words(`pendiente|pendiente de acceso|pendiente de lectura|no leída|no leído|leída|leído|aceptada|rechazada|expirada|caducada|realizada|comparecida|notificada|notificado|recibida|recibido|enviada|acusada|con acuse|sin acuse|en trámite|requerido|resuelto|resuelta|archivado|nueva|nuevo|abierta|cerrada|vencida|atendido|observado|aprobado|denegado|procedente|improcedente
    pendent|llegida|acceptada|rebutjada|caducada|notificada|no llegida|en tràmit|resolt|lida|non lida|aceptada|rexeitada|expirada|en trámite|zain|irakurrita|irakurri gabe|onartua|baztertua|iraungita|izapidetzen|pending|read|unread|accepted|rejected|expired|delivered|received|opened|closed|new`),
  links: {
    open: words(
      `ver|ver detalle|ver más|detalle|detalles|abrir|leer|consultar|acceder|mostrar|visualizar|ver notificación|leer notificación|veure|veure detall|obrir|llegir|accedir|ver detalle da notificación|ler|abrir notificación|acceder á notificación|ikusi|xehetasuna|ireki|irakurri|sartu|open|view|view detail|view details|details|read|show|see more`,
    ),
    document: words(
      `descargar|descarga|bajar|pdf|documento|ver documento|adjunto|anexo|resolución|resguardo|justificante|acuse|comprobante|certificado de|constancia|cédula|archivo|descarregar|baixar|document|annex|resguard|justificant|descargar documento|baixar documento|documento anexo|xustificante|deskargatu|jaitsi|dokumentua|egiaztagiria|download|attachment|receipt|file`,
    ),
    act: words(
      `aceptar|rechazar|comparecer|acusar recibo|acusar recepción|firmar|firmar acuse|confirmar recepción|confirmar lectura|darse por notificado|dar por leída|acceptar|rebutjar|comparèixer|signar|rexeitar|asinar|onartu|baztertu|ukatu|sinatu|agertu|accept|reject|refuse|sign|acknowledge|acknowledge receipt|confirm receipt`,
    ),
    next: words(
      `siguiente|siguientes|próxima|página siguiente|sig|ir a la página siguiente|següent|pàgina següent|següents|seguinte|páxina seguinte|hurrengoa|hurrengo orria|hurrengo|next|next page|cargar más|ver más resultados`,
    ),
  },
  pageDates: words(
    `último acceso|última conexión|última visita|última sesión|última actualización|actualizado|actualizado el|hoy|fecha actual|fecha del sistema|fecha y hora actual|fecha y hora oficial|hora oficial|desde|hasta|entre|del|al|y el|i el|e o|and|versión|version|copyright|vigente|válido hasta|darrer accés|darrera connexió|última connexió|avui|data actual|hora oficial|des de|fins a|fins al|último acceso|hoxe|ata|azken sarbidea|azken konexioa|gaur|uneko data|hasiera|amaiera|arte|last access|last login|last visit|last updated|today|current date|from|to|until|between|since`,
  ),
  loading: words(
    `cargando|cargando datos|procesando|espere por favor|por favor espere|carregant|carregant dades|espereu|cargando os datos|agarde|kargatzen|itxaron|loading|loading data|please wait`,
  ),
};
