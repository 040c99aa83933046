import '@umbraco-ui/uui';
import '@umbraco-ui/uui-css/dist/uui-css.css';
import './register-together';
import '@umbraco-cms/backoffice/app';
import './page.css';
