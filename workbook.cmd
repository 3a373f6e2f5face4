@echo off
rem Builds what has changed since the last time, quietly, then runs the workbook command:
rem   workbook run        workbook --help
rem One command builds at a time, and says so on stderr; what the build says goes there only when it fails.
setlocal
set "ROOT=%~dp0"
set "COMMAND=%ROOT%lib\Workbook.Cli\bin\Release\net10.0\Workbook.Cli.dll"
set "LOCK=%ROOT%lib\bin\.lock"
set "STAMP=%ROOT%lib\bin\.built"
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
set "BUILT="
set "WORKBOOK_SOURCES="

where /q dotnet
if errorlevel 1 (
    echo workbook: the command dotnet was not found. Get the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
    exit /b 1
)

rem A sum of the names and contents of all that the build reads: their times say nothing when clocks differ or files are unpacked.
for /f "delims=" %%S in ('powershell -NoProfile -ExecutionPolicy Bypass -File "%ROOT%lib\Launcher\Sources.ps1"') do set "WORKBOOK_SOURCES=%%S"
if not defined WORKBOOK_SOURCES (
    echo workbook: PowerShell could not sum up the sources, so that nobody knows whether they were built. Is it restricted here? 1>&2
    exit /b 1
)

if not exist "%COMMAND%" goto build
if not exist "%ROOT%lib\bin\Workbook.dll" goto build
if not exist "%STAMP%" goto build
rem While a build runs, and after one that was killed, the lock is not empty.
for %%L in ("%LOCK%") do if not "%%~zL"=="0" goto build
set /p BUILT=<"%STAMP%"
if "%BUILT%"=="%WORKBOOK_SOURCES%" goto run

:build
dotnet --list-sdks | findstr /b "10." >nul
if errorlevel 1 (
    echo workbook: dotnet has no SDK of version 10. Get the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
    exit /b 1
)
if not exist "%ROOT%lib\bin" mkdir "%ROOT%lib\bin" 2>nul
copy /y nul "%ROOT%lib\bin\.writable" >nul 2>nul
if errorlevel 1 (
    echo workbook: the library has to be built, but "%ROOT%lib\bin" cannot be written. 1>&2
    exit /b 1
)
del "%ROOT%lib\bin\.writable" 2>nul
if not exist "%TEMP%\" (
    echo workbook: the build needs a folder for temporary files; TEMP is "%TEMP%". 1>&2
    exit /b 1
)
pushd "%ROOT%"
dotnet msbuild lib\Launcher\Launcher.proj -restore -maxCpuCount:1 -nodeReuse:false -terminalLogger:off -verbosity:quiet -consoleLoggerParameters:ErrorsOnly 1>&2 <nul
if errorlevel 1 (
    popd
    echo workbook: the build failed; see above. 1>&2
    exit /b 1
)
popd

:run
dotnet "%COMMAND%" %*
exit /b %ERRORLEVEL%
